import { checkCount } from "../../check.ts";
import type { SeedSequence } from "../seed-sequence.ts";

/** What every state of a bit generator has; the rest depends on the kind. */
export interface BitGeneratorState {
  /** The kind, by NumPy's name. */
  readonly bitGenerator: string;
  /** The numbers of the state; integers of 64 bits and more are decimal strings. */
  readonly state: Readonly<Record<string, unknown>>;
  /** Whether the upper half of a 64-bit word still waits to be drawn as 32 bits. */
  readonly hasUint32: boolean;
  /** That half. */
  readonly uinteger: number;
}

/** A source of 64-bit words, half of which is drawn where 32 bits are asked for. */
export abstract class BitGenerator {
  /** The kind, by NumPy's name. */
  abstract readonly name: string;
  /** What it was seeded with; undefined where the state was set directly. */
  readonly seedSequence: SeedSequence | undefined;
  /** The word that {@link BitGenerator.next} drew last: its lower and its upper half, as int32. */
  readonly word: Int32Array = new Int32Array(2);
  #hasUint32 = false;
  #uinteger = 0;

  /** A generator that remembers `seedSequence`. */
  constructor(seedSequence: SeedSequence | undefined) {
    this.seedSequence = seedSequence;
  }

  /** Draws the next 64 bits into `word`. */
  abstract next(): void;

  /** A generator of the same kind seeded by `seed`. */
  abstract seeded(seed: SeedSequence): BitGenerator;

  /** The numbers of the state but for the spare half word. */
  protected abstract numbers(): Readonly<Record<string, unknown>>;

  /** Sets what `numbers` gave. */
  protected abstract setNumbers(state: Readonly<Record<string, unknown>>): void;

  /** The next 32 random bits: the lower half of a word, then its upper half. */
  nextUint32(): number {
    if (this.#hasUint32) {
      this.#hasUint32 = false;
      return this.#uinteger;
    }
    this.next();
    this.#hasUint32 = true;
    this.#uinteger = this.word[1]! >>> 0;
    return this.word[0]! >>> 0;
  }

  /** The next uniform in [0, 1): the upper 53 bits of a word, times 2^-53. */
  nextDouble(): number {
    this.next();
    return ((this.word[1]! >>> 0) * 2 ** 21 + (this.word[0]! >>> 11)) * 2 ** -53;
  }

  /** Everything that decides the numbers to come, as data that JSON can carry; NumPy's `state`. */
  get state(): BitGeneratorState {
    return {
      bitGenerator: this.name,
      state: this.numbers(),
      hasUint32: this.#hasUint32,
      uinteger: this.#uinteger,
    };
  }

  set state(state: BitGeneratorState) {
    if (state.bitGenerator !== this.name) {
      throw new TypeError(`state must be of a ${this.name}; got one of a ${state.bitGenerator}`);
    }
    checkCount("state: uinteger", state.uinteger, 0);
    this.setNumbers(state.state);
    this.#hasUint32 = state.hasUint32;
    this.#uinteger = state.uinteger;
  }

  /** Forgets the half word that waits. */
  protected drop(): void {
    this.#hasUint32 = false;
    this.#uinteger = 0;
  }
}
