import blocks from "@inkwash/golden/block.json" with { type: "json" };
import golden from "@inkwash/golden/kernels.json" with { type: "json" };
import { ulps32 } from "@inkwash/matchers";
import { createKernels, type Address, type DeviceArray } from "@inkwash/webgpu-kernels";
import { afterAll, describe, expect, test } from "vitest";
import { shader } from "../src/wgsl/shader.ts";

type Case = (typeof golden.cases)[number];

/** What the README promises of float32 normals on every device. */
const promisedUlps = 8;

const addressOf = ({ key, stream, index }: Omit<Case, "n" | "sums" | "first">): Address => ({
  key: [key[0]!, key[1]!],
  stream: [stream[0]!, stream[1]!],
  index,
});
const bitsOf = (values: Float32Array | Uint32Array): Uint32Array =>
  new Uint32Array(values.buffer, values.byteOffset, values.length);
const floatsOf = (bits: readonly number[]): Float32Array =>
  new Float32Array(Uint32Array.from(bits).buffer);

/** sum of (i + 1) * word_i modulo 2^32. */
function checksum(values: Float32Array | Uint32Array): number {
  let sum = 0;
  bitsOf(values).forEach((word, i) => (sum = (sum + Math.imul(i + 1, word)) >>> 0));
  return sum;
}
const worst = (a: ArrayLike<number>, b: ArrayLike<number>): number =>
  Math.max(0, ...Array.from(b, (value, i) => ulps32(a[i]!, value)));

/** Everything that is promised of kernels on any device. */
export function suite(device: GPUDevice): void {
  const kernels = createKernels(device);
  const problems: string[] = [];
  device.addEventListener("uncapturederror", ({ error }) => problems.push(error.message));
  const at = { key: [3, 1], stream: [4, 1], index: 9 } as const;

  /** Reads an array and frees it. */
  const take = async <T extends Float32Array | Uint32Array>(array: DeviceArray<T>): Promise<T> => {
    const values = await array.read();
    array.destroy();
    return values;
  };

  afterAll(async () => {
    expect(kernels.liveBuffers).toBe(1);
    kernels.destroy();
    expect(kernels.liveBuffers).toBe(0);
    await device.queue.onSubmittedWorkDone();
    expect(problems).toEqual([]);
  });

  test("the shader compiles without a warning", async () => {
    const { messages } = await device.createShaderModule({ code: shader }).getCompilationInfo();
    expect(messages.map(({ message }) => message)).toEqual([]);
  });

  describe("kernels.json", () => {
    test.each(golden.cases)("n = $n at $index of $key, $stream", async (c) => {
      const address = addressOf(c);
      const words = await take(kernels.fillWords(kernels.words(c.n), address));
      const uniforms = await take(kernels.fillUniform(kernels.floats(c.n), address));
      expect(checksum(words)).toBe(c.sums.words);
      expect(checksum(uniforms)).toBe(c.sums.uniforms);

      const z = await take(kernels.fillNormal(kernels.floats(c.n), address));
      expect(worst(z, floatsOf(c.first.normals))).toBeLessThanOrEqual(promisedUlps);

      const rows = c.n % 5 === 0 ? [0, 1, 2, 3, 4] : [0];
      const x = kernels.floats(
        Float32Array.from({ length: c.n }, (_, i) => (((i * 7919) % 2001) - 1000) / 250),
      );
      const rates = {
        signal: rows.map((row) => (row + 11) / 16),
        noise: rows.map((row) => (row + 3) / 8 - 0.2),
      };
      const moved = await take(kernels.jump(x, address, { ...rates, out: x }));
      expect(moved.slice(0, 4)).toBeAllClose(floatsOf(c.first.jump), { atol: 4e-6 });
    });

    test.each(blocks.cases.filter(({ n }) => n > 1))(
      "words of the blocks of seed $seed, $stream at $index: $n of them",
      async ({ seed, stream, index, n, first, sum }) => {
        const address: Address = {
          generator: "block",
          key: [seed >>> 0, Math.floor(seed / 2 ** 32)],
          stream: [stream[0]!, stream[1]!],
          index,
        };
        const words = await take(kernels.fillWords(kernels.words(n), address));
        expect(Array.from(words.slice(0, 8))).toEqual(first.slice(0, n));
        expect(checksum(words)).toBe(sum);
      },
    );

    test("fillNormal(out, address) beyond 5 sigma stays as near as elsewhere", async () => {
      for (const { index, bits, exact } of golden.tails.found) {
        const out = kernels.fillNormal(kernels.floats(1), addressOf({ ...golden.tails, index }));
        const z = await take(out);
        expect(worst(z, floatsOf([bits]))).toBeLessThanOrEqual(promisedUlps);
        expect(z).toBeAllClose([exact], { atol: 6e-6 });
      }
    });
  });

  describe("fills", () => {
    test.each([0, 1, 2, 3, 4, 5, 63, 64, 65, 255, 257])(
      "fill*(out of %i, address) at any start equals a part of a longer one",
      async (n) => {
        const whole = await take(kernels.fillNormal(kernels.floats(300), { ...at, index: 4 }));
        for (const start of [0, 1, 2, 3]) {
          const part = kernels.fillNormal(kernels.floats(n), { ...at, index: 4 + start });
          expect(await take(part)).toEqual(whole.slice(start, start + n));
        }
      },
    );

    test("fillWords(out, address) of more than 65,535 workgroups runs to the end", async () => {
      const most = 65535 * 64 * 4;
      const all = kernels.fillWords(kernels.words(most + 300), { ...at, index: 1 });
      for (const start of [0, most - 150, most + 150]) {
        const part = kernels.words(150);
        const encoder = device.createCommandEncoder();
        encoder.copyBufferToBuffer(all.buffer, 4 * start, part.buffer, 0, 600);
        device.queue.submit([encoder.finish()]);
        const expected = kernels.fillWords(kernels.words(150), { ...at, index: 1 + start });
        expect(await take(part)).toEqual(await take(expected));
      }
      all.destroy();
    });

    test("calls are done in their order: a read sees what came before it", async () => {
      const out = kernels.floats(100);
      const first = kernels.fillUniform(out, at).read();
      const second = kernels.fillUniform(out, { ...at, index: 1000 }).read();
      const [a, b] = await Promise.all([first, second]);
      expect([...a]).not.toEqual([...b]);
      expect([...(await take(kernels.fillUniform(out, at)))]).toEqual([...a]);
    });
  });

  describe("jump", () => {
    const x = Float32Array.from({ length: 1001 }, (_, i) => (i - 500) / 77);
    const z = Float32Array.from({ length: 1001 }, (_, i) => ((i * 37) % 101) / 50 - 1);
    /** In float64, and how far float32 may be from it: one rounding of each of three operations. */
    const expected = (signal: number, noise: number): number[] =>
      [...x].map((v, i) => signal * v + noise * z[i]!);
    const tolerance = { atol: 2e-6 };

    test("jump(x, z, rates) is signal x + noise z in a fresh array", async () => {
      const [dx, dz] = [kernels.floats(x), kernels.floats(z)];
      const out = await take(kernels.jump(dx, dz, { signal: 0.75, noise: 0.5 }));
      expect(out).toBeAllClose(expected(0.75, 0.5), tolerance);
      expect(await take(dx)).toEqual(x);
      expect(await take(dz)).toEqual(z);
    });
    test("jump(x, z, { out: x }) goes in place", async () => {
      const [dx, dz] = [kernels.floats(x), kernels.floats(z)];
      expect(kernels.jump(dx, dz, { signal: 0.75, noise: 0.5, out: dx })).toBe(dx);
      expect(await take(dx)).toBeAllClose(expected(0.75, 0.5), tolerance);
      dz.destroy();
    });
    test("jump(x, x, { out }) takes one array for both", async () => {
      const dx = kernels.floats(x);
      const out = await take(kernels.jump(dx, dx, { signal: 0.75, noise: 0.25 }));
      expect(out).toEqual(x);
      dx.destroy();
    });
    test("jump(x, address, rates) draws the normals of fillNormal", async () => {
      const dx = kernels.floats(x);
      const dz = kernels.fillNormal(kernels.floats(x.length), at);
      const drawn = await take(kernels.jump(dx, at, { signal: 0.6, noise: 0.8 }));
      const given = await take(kernels.jump(dx, dz, { signal: 0.6, noise: 0.8 }));
      expect(drawn).toBeAllClose(given, { atol: 4e-6 });
      dx.destroy();
      dz.destroy();
    });
    test("jump(x, z, { signal: [...] }) holds each rate for one row, beside a single number", async () => {
      const [dx, dz] = [kernels.floats(x), kernels.floats(z)];
      const signal = Array.from({ length: 77 }, (_, row) => row / 77); // rows of 13
      const out = await take(kernels.jump(dx, dz, { signal, noise: 0.5 }));
      const rows = [...x].map((v, i) => signal[Math.floor(i / 13)]! * v + 0.5 * z[i]!);
      expect(out).toBeAllClose(rows, tolerance);
      dx.destroy();
      dz.destroy();
    });
    test("jump(empty, ...) is empty", async () => {
      const none = kernels.floats(0);
      const out = await take(kernels.jump(none, at, { signal: [], noise: 1 }));
      expect(out).toHaveLength(0);
      none.destroy();
    });
  });

  describe("buffers", () => {
    test("liveBuffers counts arrays and reads, and comes back to zero", async () => {
      const mine = createKernels(device);
      expect(mine.liveBuffers).toBe(1);
      const a = mine.floats(10);
      const b = mine.words(Uint32Array.of(1, 2, 2 ** 32 - 1));
      expect(mine.liveBuffers).toBe(3);
      const reading = b.read();
      expect(mine.liveBuffers).toBe(4);
      expect([...(await reading)]).toEqual([1, 2, 2 ** 32 - 1]);
      expect(mine.liveBuffers).toBe(3);
      mine.jump(a, at, { signal: 1, noise: 1, out: a });
      expect(mine.liveBuffers).toBe(3);
      a.destroy();
      a.destroy();
      expect(mine.liveBuffers).toBe(2);
      mine.destroy();
      mine.destroy();
      expect(mine.liveBuffers).toBe(0);
    });
    test("[Symbol.dispose]() destroys, of kernels and of arrays", () => {
      const mine = createKernels(device);
      mine.floats(1)[Symbol.dispose]();
      expect(mine.liveBuffers).toBe(1);
      mine[Symbol.dispose]();
      expect(mine.liveBuffers).toBe(0);
    });
    test("destroy() leaves the device and other kernels alone", async () => {
      const mine = createKernels(device);
      mine.destroy();
      expect(await take(kernels.floats(Float32Array.of(7)))).toEqual(Float32Array.of(7));
    });
    test("a read under way is rejected by destroy(), and nothing lives on", async () => {
      const mine = createKernels(device);
      const reading = mine.floats(10).read();
      mine.destroy();
      await expect(reading).rejects.toThrow();
      expect(mine.liveBuffers).toBe(0);
    });
    test("floats(view) copies the view and nothing around it", async () => {
      const whole = Float32Array.of(1, 2, 3, 4, 5);
      expect([...(await take(kernels.floats(whole.subarray(1, 4))))]).toEqual([2, 3, 4]);
    });
  });

  describe("bad input", () => {
    const x = kernels.floats(6);
    const other = createKernels(device);
    const foreign = other.floats(6);
    const dead = kernels.floats(6);
    dead.destroy();
    afterAll(() => {
      x.destroy();
      other.destroy();
    });
    const rates = { signal: 1, noise: 1 };
    const most = Math.min(device.limits.maxStorageBufferBindingSize, device.limits.maxBufferSize);
    const cases: readonly [string, () => unknown, new () => Error, RegExp][] = [
      [
        "key of three",
        () => kernels.fillNormal(x, { ...at, key: [1, 2, 3] as never }),
        RangeError,
        /^fillNormal: key must be two integers in \[0, 2\^32\); got 1,2,3$/,
      ],
      [
        "NaN index",
        () => kernels.fillUniform(x, { ...at, index: NaN }),
        RangeError,
        /^fillUniform: index must be an integer in \[0, 2\^53\); got NaN$/,
      ],
      [
        "end of the stream",
        () => kernels.fillNormal(x, { ...at, index: 2 ** 53 - 5 }),
        RangeError,
        /^fillNormal: the stream ends at 2\^53; got index 9007199254740987 for 6 numbers$/,
      ],
      [
        "an array of the host",
        () => kernels.fillNormal(new Float32Array(6) as never, at),
        TypeError,
        /^fillNormal: out must be a living array of these kernels; make one with floats\(\)$/,
      ],
      [
        "an array of other kernels",
        () => kernels.fillNormal(foreign, at),
        TypeError,
        /living array of these kernels/,
      ],
      [
        "a destroyed array",
        () => kernels.jump(dead, at, rates),
        TypeError,
        /^jump: x must be a living array/,
      ],
      [
        "negative length",
        () => kernels.floats(-1),
        RangeError,
        /^floats: the length must be an integer >= 0; got -1$/,
      ],
      [
        "NaN length",
        () => kernels.words(NaN),
        RangeError,
        /^words: the length must be an integer >= 0; got NaN$/,
      ],
      [
        "more than the device takes",
        () => kernels.floats(most),
        RangeError,
        /^floats: \d+ bytes exceed the device's max\w+Size of \d+; request the device with a higher one in requiredLimits, or work in parts$/,
      ],
      [
        "z of another length",
        () => kernels.jump(x, foreign, rates),
        TypeError,
        /^jump: z must be a living array/,
      ],
      [
        "out is z",
        () => kernels.jump(x, x, { ...rates, out: x }),
        TypeError,
        /^jump: out must not be z/,
      ],
      [
        "NaN signal",
        () => kernels.jump(x, at, { ...rates, signal: NaN }),
        RangeError,
        /^jump: signal must be finite in float32; got NaN$/,
      ],
      [
        "one rate infinite",
        () => kernels.jump(x, at, { ...rates, noise: [1, Infinity] }),
        RangeError,
        /^jump: noise\[1\] must be finite in float32; got Infinity$/,
      ],
      [
        "rows that do not divide",
        () => kernels.jump(x, at, { ...rates, signal: [1, 1, 1, 1] }),
        TypeError,
        /where the rows divide x.length \(6\); got 4$/,
      ],
      [
        "rates of two kinds of rows",
        () => kernels.jump(x, at, { signal: [1, 1], noise: [1, 1, 1] }),
        TypeError,
        /^jump: noise.length must equal signal.length \(2\); got 3$/,
      ],
    ];
    test.each(cases)("%s is refused in one sentence", (_, call, kind, message) => {
      const before = kernels.liveBuffers;
      expect(call).toThrow(kind);
      expect(call).toThrow(message);
      expect(kernels.liveBuffers).toBe(before);
    });
    test("arrays of another length are refused", () => {
      const longer = kernels.floats(7);
      expect(() => kernels.jump(x, longer, rates)).toThrow(
        /^jump: z.length must equal x.length \(6\); got 7$/,
      );
      expect(() => kernels.jump(x, at, { ...rates, out: longer })).toThrow(
        /^jump: out.length must equal x.length \(6\); got 7$/,
      );
      longer.destroy();
    });
    test("destroyed kernels and arrays say so", async () => {
      const mine = createKernels(device);
      const array = mine.floats(1);
      mine.destroy();
      for (const call of [
        () => mine.floats(1),
        () => mine.words(1),
        () => mine.fillNormal(array, at),
        () => mine.jump(array, at, rates),
      ]) {
        expect(call).toThrow(/: these kernels are destroyed; create new ones$/);
      }
      await expect(array.read()).rejects.toThrow("read: this array is destroyed");
    });
  });
}
