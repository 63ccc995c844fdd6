import { checkFloats, checkForkKey, checkIndex } from "./check.ts";
import { forkWords } from "./fork-words.ts";
import { normals32 } from "./normal32.ts";
import { normals64 } from "./normal64.ts";
import { writeBlock } from "./philox-block.ts";
import type { Stream } from "./types.ts";
import { uniforms32, uniforms64 } from "./uniform.ts";

/** Where every stream ends, in words. */
const END = 2 ** 53;

const four32 = /* @__PURE__ */ new Float32Array(4);
const two64 = /* @__PURE__ */ new Float64Array(2);

/** Two integers in [0, 2^32), the low word first. */
export type Pair = readonly [number, number];

/** The numbers of (key, stream), from word `index` on, by whatever makes words four at a time. */
export abstract class Addressed<S extends Stream> implements Stream {
  readonly key: Pair;
  readonly stream: Pair;
  /** The four words that were made last. */
  protected readonly words: Uint32Array = new Uint32Array(4);
  #index: number;
  /** Which four words those are; none at first. */
  #four = -1;

  constructor(key: Pair, stream: Pair, index: number) {
    this.key = key;
    this.stream = stream;
    this.#index = index;
  }

  /** Another stream of the same seed, at `index`. */
  protected abstract make(stream: Pair, index: number): S;
  /** What is mixed into the key where forks are named, so that names and numbers are apart. */
  protected abstract readonly naming: Pair;
  /** Writes the words 4 four, ..., 4 four + 3 to `words`. */
  protected abstract write(four: number): void;

  get index(): number {
    return this.#index;
  }

  at(index: number): S {
    checkIndex("at: index", index);
    return this.make(this.stream, index);
  }

  fork(key: number | string): S {
    checkForkKey(key);
    const [low, high] = forkWords(key);
    const name = new Uint32Array(4);
    const [k0, k1] = this.key;
    const [s0, s1] = this.stream;
    writeBlock(name, low, high, s0, s1, k0 ^ this.naming[0], k1 ^ this.naming[1]);
    return this.make([name[0]!, name[1]!], 0);
  }

  nextUint32(): number {
    const index = this.#index;
    this.#reserve("nextUint32", index, 1);
    this.#load(Math.floor(index / 4));
    this.#index = index + 1;
    return this.words[index % 4]!;
  }

  fillUniform<T extends Float32Array | Float64Array>(out: T): T {
    checkFloats("fillUniform: out", out);
    if (out instanceof Float32Array) this.#fill("fillUniform", out, four32, uniforms32);
    else this.#fill("fillUniform", out, two64, uniforms64);
    return out;
  }

  fillNormal<T extends Float32Array | Float64Array>(out: T): T {
    checkFloats("fillNormal: out", out);
    if (out instanceof Float32Array) this.#fill("fillNormal", out, four32, normals32);
    else this.#fill("fillNormal", out, two64, normals64);
    return out;
  }

  /** Draws with `draw` from four words at a time and copies what `out` asks for. */
  #fill<T extends Float32Array | Float64Array>(
    caller: string,
    out: T,
    drawn: T,
    draw: (words: Uint32Array, drawn: T) => void,
  ): void {
    const perFour = drawn.length;
    const width = 4 / perFour;
    const first = Math.ceil(this.#index / width);
    this.#reserve(caller, first * width, out.length * width);
    let four = Math.floor(first / perFour);
    let lane = first - four * perFour;
    for (let i = 0; i < out.length; four++, lane = 0) {
      this.#load(four);
      draw(this.words, drawn);
      while (lane < perFour && i < out.length) out[i++] = drawn[lane++]!;
    }
    this.#index = (first + out.length) * width;
  }

  #reserve(caller: string, start: number, count: number): void {
    if (count > END - start) {
      throw new RangeError(`${caller}: the stream ends at index 2^53; draw from a fork`);
    }
  }

  #load(four: number): void {
    if (four === this.#four) return;
    this.write(four);
    this.#four = four;
  }
}
