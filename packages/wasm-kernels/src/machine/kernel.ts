import type { Code } from "../assembler/code.ts";
import * as f32x4 from "../assembler/f32x4.ts";
import { define, type Definition, type Scope } from "../assembler/function.ts";
import * as i32 from "../assembler/i32.ts";
import type { Local } from "../assembler/local.ts";
import * as v128 from "../assembler/v128.ts";
import { layout } from "./layout.ts";

/** What the writer of a kernel is given. */
export interface Tools extends Scope {
  /** The number of this thread, from 0 on. */
  readonly thread: Local;
  /** How many threads run the kernel. */
  readonly threads: Local;
  /** Four times this float32, from memory: engines would build it anew at every use otherwise. */
  readonly number: (value: number) => Code;
  /** Four times this integer, from memory. */
  readonly bits: (value: number) => Code;
  /** Whether products and sums are contracted. */
  readonly fast: boolean;
  /** a b + c for vectors: two roundings, or what is fastest if the machine is. */
  readonly multiplyAdd: (a: Code, b: Code, c: Code) => Code;
  /** Sets two new integers to the bounds of this thread's part of 0 to `total`. */
  readonly share: (total: Code) => { readonly from: Local; readonly to: Local; readonly set: Code };
}

/** A piece of machine code with named parameters: numbers, most of them addresses in bytes. */
export interface Kernel<Word extends string = string> {
  /** Kernels of the same name are the same. */
  readonly name: string;
  /** The names of the parameters. */
  readonly words: readonly Word[];
  /** The code, given a place that holds each parameter. */
  readonly write: (tools: Tools, words: Readonly<Record<Word, Local>>) => Code;
}

/** The kernel of this name, parameters and code. */
export const kernel = <const Word extends string>(
  name: string,
  words: readonly Word[],
  write: Kernel<Word>["write"],
): Kernel<Word> => ({ name, words, write });

/** Constant vectors in memory, each kept once. */
export class Constants {
  readonly #values: number[] = [];

  /** Reads four times these 32 bits. */
  read(bits: number): Code {
    const known = this.#values.indexOf(bits);
    const place = known >= 0 ? known : this.#values.push(bits) - 1;
    return v128.load(i32.constant(0), layout.constants + 16 * place);
  }

  /** Writes them where they are read. */
  write(memory: ArrayBufferLike): void {
    const words = new Int32Array(memory, layout.constants);
    this.#values.forEach((bits, i) => words.fill(bits, 4 * i, 4 * i + 4));
  }
}

/** The function of a kernel: it takes the address of its parameters, its thread and their count. */
export function compile(of: Kernel, constants: Constants, fast: boolean): Definition {
  return define(of.name, (scope, parameters, thread, threads) => {
    const tools: Tools = {
      ...scope,
      thread,
      threads,
      fast,
      number: (value) => constants.read(new Int32Array(Float32Array.of(value).buffer)[0]!),
      bits: (value) => constants.read(value | 0),
      multiplyAdd: fast ? f32x4.relaxedMultiplyAdd : (a, b, c) => f32x4.add(f32x4.mul(a, b), c),
      share: (total) => {
        const [from, to] = [scope.integer(), scope.integer()];
        const bound = (part: Code): Code => i32.div(i32.mul(from.get, part), threads.get);
        return {
          from,
          to,
          set: [
            ...from.set(total),
            ...to.set(bound(i32.add(thread.get, i32.constant(1)))),
            ...from.set(bound(thread.get)),
          ],
        };
      },
    };
    const words = of.words.map((word) => [word, scope.integer()] as const);
    return [
      ...words.flatMap(([, place], i) => place.set(i32.load(parameters.get, 4 * i))),
      ...of.write(tools, Object.fromEntries(words)),
    ];
  });
}
