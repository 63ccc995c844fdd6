import { jump } from "@inkwash/forward";
import golden from "@inkwash/golden/kernels.json" with { type: "json" };
import { ulps32 } from "@inkwash/matchers";
import { block, philox as plain, type BlockStream, type PhiloxStream } from "@inkwash/random";
import * as wasm from "@inkwash/wasm-kernels";
import * as webgpu from "@inkwash/webgpu-kernels";
import { afterAll, describe, expect, expectTypeOf, test } from "vitest";

/** How far float32 normals may be off, as the README of webgpu-kernels has it. */
const promisedUlps = ({ vendor, architecture, description }: GPUAdapterInfo): number =>
  /swiftshader/i.test(`${vendor} ${architecture} ${description}`) ? 0 : 8;

const bitsOf = (values: Float32Array | Uint32Array): Uint32Array =>
  new Uint32Array(values.buffer, values.byteOffset, values.length);

/** sum of (i + 1) * word_i modulo 2^32. */
function checksum(values: Float32Array | Uint32Array): number {
  let sum = 0;
  bitsOf(values).forEach((word, i) => (sum = (sum + Math.imul(i + 1, word)) >>> 0));
  return sum;
}

type Addressed = PhiloxStream | BlockStream;

/** The stream on the kernels. */
const faster = (stream: Addressed, kernels: wasm.Kernels): Addressed =>
  "generator" in stream ? wasm.block(stream, kernels) : wasm.philox(stream, kernels);

function words(stream: Addressed, count: number): Uint32Array {
  const from = stream.at(stream.index);
  return Uint32Array.from({ length: count }, () => from.nextUint32());
}
const normals = (stream: Addressed, count: number): Float32Array =>
  stream.at(stream.index).fillNormal(new Float32Array(count));
const uniforms = (stream: Addressed, count: number): Float32Array =>
  stream.at(stream.index).fillUniform(new Float32Array(count));

/** Addresses that are hard: odd starts, block numbers past 2^32, the end of the stream. */
const streams: readonly [string, Addressed, number][] = [
  ["seed 0 at 0", plain(0), 1],
  ["seed 1 at 1", plain(1).at(1), 3],
  ["seed 2^53 - 1 at 2", plain(2 ** 53 - 1).at(2), 63],
  ["a fork by name at 3", plain(7).fork("noise").at(3), 65],
  [
    "a fork by number past block 2^32",
    plain(8)
      .fork(41)
      .at(2 ** 34 - 9),
    1027,
  ],
  ["the end of the stream", plain(9).at(2 ** 53 - 2049), 2049],
  ["seed 10 at 12345", plain(10).at(12345), 65537],
  ["a block at 0", block(0), 1],
  ["a block at 1", block(1).at(1), 3],
  ["a block of a fork at its last word", block(2).fork("noise").at(255), 63],
  [
    "a block number past 2^32",
    block(3)
      .fork(41)
      .at(2 ** 40 - 9),
    1027,
  ],
  ["blocks to the end of the stream", block(2 ** 53 - 1).at(2 ** 53 - 2049), 2049],
  ["blocks from 12345", block(10).at(12345), 65537],
];

/** The same numbers from TypeScript, WebAssembly and WebGPU. */
export function kernelsSuite(device: GPUDevice, info: GPUAdapterInfo, draws: number): void {
  const ulps = promisedUlps(info);
  const onCpu = wasm.createKernels();
  const onGpu = webgpu.createKernels(device);
  afterAll(() => {
    expect(onGpu.liveBuffers).toBe(1);
    onGpu.destroy();
    onCpu.destroy();
  });
  const take = async <T extends Float32Array | Uint32Array>(
    array: webgpu.DeviceArray<T>,
  ): Promise<T> => {
    const values = await array.read();
    array.destroy();
    return values;
  };
  /** The largest distance in ulps; normals may differ by that much on a GPU. */
  const farthest = (a: Float32Array, b: Float32Array): number => {
    let most = 0;
    for (let i = 0; i < b.length; i++) {
      if (a[i] !== b[i]) most = Math.max(most, ulps32(a[i]!, b[i]!));
    }
    return most;
  };

  test("a stream of random and a stream of wasm-kernels are of one type", () => {
    expectTypeOf<ReturnType<typeof plain>>().toExtend<wasm.PhiloxStream>();
    expectTypeOf<wasm.PhiloxStream>().toExtend<PhiloxStream>();
    expectTypeOf<PhiloxStream>().toExtend<webgpu.Address>();
    expectTypeOf<ReturnType<typeof block>>().toExtend<wasm.BlockStream>();
    expectTypeOf<wasm.BlockStream>().toExtend<BlockStream>();
    expectTypeOf<BlockStream>().toExtend<webgpu.Address>();
    expectTypeOf<BlockStream>().not.toExtend<wasm.PhiloxStream>();
  });

  describe.each(streams)("%s", (_, stream, n) => {
    test("words have the same bits on all three", async () => {
      const expected = words(stream, n);
      expect(checksum(onCpu.fillWords(new Uint32Array(n), stream))).toBe(checksum(expected));
      expect(checksum(await take(onGpu.fillWords(onGpu.words(n), stream)))).toBe(
        checksum(expected),
      );
    });
    test("uniforms have the same bits on all three", async () => {
      const expected = uniforms(stream, n);
      expect(checksum(onCpu.fillUniform(new Float32Array(n), stream))).toBe(checksum(expected));
      expect(checksum(await take(onGpu.fillUniform(onGpu.floats(n), stream)))).toBe(
        checksum(expected),
      );
    });
    test("normals have the same bits on js and wasm, and are near them on WebGPU", async () => {
      const expected = normals(stream, n);
      expect(checksum(onCpu.fillNormal(new Float32Array(n), stream))).toBe(checksum(expected));
      const gpu = await take(onGpu.fillNormal(onGpu.floats(n), stream));
      expect(farthest(gpu, expected)).toBeLessThanOrEqual(ulps);
    });
    test("the stream on wasm-kernels is its base, call by call", () => {
      const mine = faster(stream, onCpu);
      const base = stream.at(stream.index);
      expect(mine.index).toBe(base.index);
      for (const parts of [1, 3, 5, 6]) {
        const part = Math.floor(n / 16) * parts;
        expect(mine.fillNormal(new Float32Array(part))).toEqual(
          base.fillNormal(new Float32Array(part)),
        );
        expect(mine.index).toBe(base.index);
      }
      expect(mine.at(7).fillUniform(new Float32Array(9))).toEqual(
        base.at(7).fillUniform(new Float32Array(9)),
      );
      for (const key of ["weights", 12]) {
        const [a, b] = [mine.fork(key), base.fork(key)];
        expect([a.nextUint32(), a.nextUint32()]).toEqual([b.nextUint32(), b.nextUint32()]);
        expect(a.fillNormal(new Float32Array(5))).toEqual(b.fillNormal(new Float32Array(5)));
        expect(a.fillNormal(new Float64Array(5))).toEqual(b.fillNormal(new Float64Array(5)));
        expect(a.fillUniform(new Float64Array(5))).toEqual(b.fillUniform(new Float64Array(5)));
        expect(a.fillUniform(new Float32Array(5))).toEqual(b.fillUniform(new Float32Array(5)));
        expect(a.nextUint32()).toBe(b.nextUint32());
        expect(a.index).toBe(b.index);
      }
    });
  });

  test("a philox() of wasm-kernels reads to the very end of its stream, and no further", () => {
    const end = wasm.philox(plain(1).at(2 ** 53 - 3));
    const base = plain(1).at(2 ** 53 - 3);
    expect(end.fillNormal(new Float32Array(3))).toEqual(base.fillNormal(new Float32Array(3)));
    expect(end.index).toBe(2 ** 53);
    expect(() => end.fillNormal(new Float32Array(1))).toThrow(RangeError);
    expect(() => end.nextUint32()).toThrow(RangeError);
    expect(base.index).toBe(2 ** 53);
  });

  test.each([
    ["philox", plain(2026)],
    ["block", block(2026)],
  ] as const)(
    `${draws} words and normals of %s in parts: equal bits on js and wasm, near on WebGPU`,
    async (_, stream) => {
      const part = 1_000_003;
      for (let done = 0; done < draws; done += part) {
        const n = Math.min(part, draws - done);
        const here = stream.at(done);
        const expected = normals(here, n);
        expect(checksum(onCpu.fillNormal(new Float32Array(n), here))).toBe(checksum(expected));
        const gpu = await take(onGpu.fillNormal(onGpu.floats(n), here));
        expect(farthest(gpu, expected)).toBeLessThanOrEqual(ulps);
        const raw = checksum(onCpu.fillWords(new Uint32Array(n), here));
        expect(raw).toBe(checksum(words(here, n)));
        expect(checksum(await take(onGpu.fillWords(onGpu.words(n), here)))).toBe(raw);
      }
    },
  );

  test.each([1, 3, 63, 65, 255, 257, 4099])(
    "batches of %i equal the whole on js and wasm",
    (size) => {
      const n = 40_000;
      for (const stream of [plain(11).at(7), block(11).at(7)]) {
        const whole = normals(stream, n);
        const onKernels = faster(stream, onCpu);
        const onJs = stream.at(stream.index);
        for (let done = 0; done < n; done += size) {
          const part = whole.subarray(done, done + size);
          expect(checksum(onKernels.fillNormal(new Float32Array(part.length)))).toBe(
            checksum(part),
          );
          expect(checksum(onJs.fillNormal(new Float32Array(part.length)))).toBe(checksum(part));
        }
      }
    },
  );

  test("normals beyond 5 sigma are the same on js and wasm, and near on WebGPU", async () => {
    for (const { index, bits } of golden.tails.found) {
      const here = plain(golden.tails.key[0]!).at(index);
      const expected = normals(here, 1);
      expect(bitsOf(expected)[0]).toBe(bits);
      expect(bitsOf(onCpu.fillNormal(new Float32Array(1), here))[0]).toBe(bits);
      const gpu = await take(onGpu.fillNormal(onGpu.floats(1), here));
      expect(farthest(gpu, expected)).toBeLessThanOrEqual(ulps);
    }
  });

  describe("jump", () => {
    const n = 40_001;
    const x0 = {
      data: Float32Array.from({ length: 2 * n }, (_, i) => (((i * 7919) % 2001) - 1000) / 500),
      shape: [n, 2],
    };
    const stream = plain(3).fork("start").at(5);
    const one = { signal: Math.sqrt(0.3), noise: Math.sqrt(0.7) };
    const each = {
      signal: Float64Array.from({ length: n }, (_, i) => Math.sqrt(1 - i / n)),
      noise: Float64Array.from({ length: n }, (_, i) => Math.sqrt(i / n)),
    };
    test.each([
      ["the whole batch", one],
      ["each sample", each],
    ])("of forward, wasm-kernels and webgpu-kernels agree, with a rate for %s", async (_, at) => {
      const { data: expected } = jump(x0, at, { rng: stream.at(stream.index) });
      expect(expected).toBeInstanceOf(Float32Array);
      expect(onCpu.jump(x0.data, stream, at)).toEqual(expected);
      expect(jump(x0, at, { rng: wasm.philox(stream, onCpu) }).data).toEqual(expected);
      const x = onGpu.floats(x0.data);
      const gpu = await take(onGpu.jump(x, stream, { ...at, out: x }));
      // Normals within 8 ulps of at most 6.8, and two roundings of sums below 9.
      expect(gpu).toBeAllClose(expected, { atol: 6e-6 });
    });
    test("of forward and wasm-kernels agree on given noise", () => {
      const noise = { data: normals(stream, 2 * n), shape: [n, 2] };
      expect(onCpu.jump(x0.data, noise.data, each)).toEqual(jump(x0, each, { noise }).data);
    });
  });
}
