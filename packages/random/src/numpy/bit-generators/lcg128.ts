import type { SeedSequence } from "../seed-sequence.ts";
import { parseWide } from "../parse-wide.ts";
import { fromWords, setWords } from "../words.ts";
import { BitGenerator } from "./bit-generator.ts";

const MODULUS = 128;

/** (phi - 1) 2^128: the stride of `jumped`. */
const STRIDE = 0x9e3779b97f4a7c15f39cc0605cedc835n;

/** A linear congruential generator modulo 2^128: state <- multiplier state + increment. */
export abstract class Lcg128 extends BitGenerator {
  /** The state's words, lowest first. */
  protected readonly words: Int32Array = new Int32Array(4);
  /** The words of the increment, which is odd. */
  protected readonly increment: Int32Array = new Int32Array(4);

  /** The multiplier of `advance`. */
  protected abstract readonly multiplier: bigint;

  constructor(sequence: SeedSequence, seedingMultiplier: bigint) {
    super(sequence);
    const [a, b, c, d] = sequence.generateState(4, "uint64");
    const increment = (((c! << 64n) | d!) << 1n) | 1n;
    setWords(this.increment, increment);
    setWords(this.words, (increment + ((a! << 64n) | b!)) * seedingMultiplier + increment);
  }

  /**
   * Moves as if `delta` words of 64 bits had been drawn; backwards where negative.
   *
   * The state after n steps is A state + C, by repeated squaring; a half word that waited is
   * dropped.
   *
   * @param delta - An integer; it counts modulo 2^128.
   * @returns This generator.
   * @see F. B. Brown, Random number generation with arbitrary strides, Trans. Am. Nucl. Soc. (1994)
   */
  advance(delta: number | bigint): this {
    let steps = BigInt.asUintN(MODULUS, BigInt(delta));
    let [factor, term] = [1n, 0n];
    let [stepFactor, stepTerm] = [this.multiplier, fromWords(this.increment)];
    for (; steps > 0n; steps >>= 1n) {
      if (steps & 1n) {
        factor = BigInt.asUintN(MODULUS, factor * stepFactor);
        term = BigInt.asUintN(MODULUS, term * stepFactor + stepTerm);
      }
      stepTerm = BigInt.asUintN(MODULUS, (stepFactor + 1n) * stepTerm);
      stepFactor = BigInt.asUintN(MODULUS, stepFactor * stepFactor);
    }
    setWords(this.words, factor * fromWords(this.words) + term);
    this.drop();
    return this;
  }

  /**
   * A generator `jumps` strides ahead of this one, for a parallel stream; this one does not move.
   *
   * @param jumps - How many strides of (phi - 1) 2^128 words, an integer.
   */
  jumped(jumps: number | bigint = 1): this {
    const other = this.seeded(this.seedSequence!) as this;
    other.state = this.state;
    return other.advance(STRIDE * BigInt(jumps));
  }

  /** The numbers of the state but for the spare half word. */
  protected numbers(): Readonly<Record<string, unknown>> {
    return {
      state: String(fromWords(this.words)),
      inc: String(fromWords(this.increment)),
    };
  }

  /** Sets what `numbers` gave. */
  protected setNumbers(state: Readonly<Record<string, unknown>>): void {
    const word = parseWide("state: state", state["state"], MODULUS);
    const increment = parseWide("state: inc", state["inc"], MODULUS);
    setWords(this.words, word);
    setWords(this.increment, increment);
  }
}
