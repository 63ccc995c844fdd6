import { checkFloats, checkForkKey, checkIndex } from "./check.ts";
import { forkWords } from "./fork-words.ts";
import { normals32 } from "./normal32.ts";
import { normals64 } from "./normal64.ts";
import { writeBlock } from "./philox-block.ts";
import type { PhiloxStream } from "./types.ts";
import { uniforms32, uniforms64 } from "./uniform.ts";

/** Where every stream ends, in words. */
const END = 2 ** 53;
/** Fractional bits of pi: forks are named under a key of their own, apart from the numbers. */
const NAMING = [0x243f6a88, 0x85a308d3] as const;

const block32 = /* @__PURE__ */ new Float32Array(4);
const block64 = /* @__PURE__ */ new Float64Array(2);

/** The numbers of (key, stream), from word `index` on. */
export class Philox implements PhiloxStream {
  readonly key: readonly [number, number];
  readonly stream: readonly [number, number];
  #index: number;
  readonly #words = new Uint32Array(4);
  /** Which block `#words` holds; none at first. */
  #block = -1;

  constructor(key: readonly [number, number], stream: readonly [number, number], index: number) {
    this.key = key;
    this.stream = stream;
    this.#index = index;
  }

  get index(): number {
    return this.#index;
  }

  at(index: number): PhiloxStream {
    checkIndex("at: index", index);
    return new Philox(this.key, this.stream, index);
  }

  fork(key: number | string): PhiloxStream {
    checkForkKey(key);
    const [low, high] = forkWords(key);
    const name = new Uint32Array(4);
    const [k0, k1] = this.key;
    const [s0, s1] = this.stream;
    writeBlock(name, low, high, s0, s1, k0 ^ NAMING[0], k1 ^ NAMING[1]);
    return new Philox(this.key, [name[0]!, name[1]!], 0);
  }

  nextUint32(): number {
    this.#reserve("nextUint32", this.#index, 1);
    this.#load(Math.floor(this.#index / 4));
    return this.#words[this.#index++ % 4]!;
  }

  fillUniform<T extends Float32Array | Float64Array>(out: T): T {
    checkFloats("fillUniform: out", out);
    if (out instanceof Float32Array) this.#fill("fillUniform", out, block32, uniforms32);
    else this.#fill("fillUniform", out, block64, uniforms64);
    return out;
  }

  fillNormal<T extends Float32Array | Float64Array>(out: T): T {
    checkFloats("fillNormal: out", out);
    if (out instanceof Float32Array) this.#fill("fillNormal", out, block32, normals32);
    else this.#fill("fillNormal", out, block64, normals64);
    return out;
  }

  /** Draws whole blocks with `draw` into `block` and copies what `out` asks for. */
  #fill<T extends Float32Array | Float64Array>(
    caller: string,
    out: T,
    block: T,
    draw: (words: Uint32Array, block: T) => void,
  ): void {
    const perBlock = block.length;
    const width = 4 / perBlock;
    const first = Math.ceil(this.#index / width);
    this.#reserve(caller, first * width, out.length * width);
    let b = Math.floor(first / perBlock);
    let lane = first - b * perBlock;
    for (let i = 0; i < out.length; b++, lane = 0) {
      this.#load(b);
      draw(this.#words, block);
      while (lane < perBlock && i < out.length) out[i++] = block[lane++]!;
    }
    this.#index = (first + out.length) * width;
  }

  #reserve(caller: string, start: number, count: number): void {
    if (count > END - start) {
      throw new RangeError(`${caller}: the stream ends at index 2^53; draw from a fork`);
    }
  }

  #load(block: number): void {
    if (block === this.#block) return;
    const { key, stream } = this;
    const high = Math.floor(block / 2 ** 32);
    writeBlock(this.#words, block >>> 0, high, stream[0], stream[1], key[0], key[1]);
    this.#block = block;
  }
}
