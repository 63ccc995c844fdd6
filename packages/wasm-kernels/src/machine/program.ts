import type { Kernel } from "./kernel.ts";
import { layout } from "./layout.ts";

/** A kernel and the numbers it is called with. */
export interface Call {
  /** What runs. */
  readonly kernel: Kernel;
  /** Its parameters, in the order of `kernel.words`. */
  readonly values: readonly number[];
}

/**
 * A call of a kernel, for a program.
 *
 * @throws RangeError if a parameter is not a 32-bit integer.
 */
export function call<Word extends string>(
  kernel: Kernel<Word>,
  parameters: Readonly<Record<Word, number>>,
): Call {
  const values = kernel.words.map((word) => {
    const value = parameters[word];
    if ((value | 0) !== value && value >>> 0 !== value) {
      throw new RangeError(
        `call: ${word} of kernel "${kernel.name}" must be a 32-bit integer; got ${String(value)}`,
      );
    }
    return value;
  });
  return { kernel: kernel as Kernel, values };
}

/** Hands out the memory of a machine before there is one. */
export interface Arena {
  /** How many bytes have been handed out, with what lies before them. */
  readonly bytes: number;
  /** The address of so many bytes, which start as zeros, at a multiple of 64. */
  take(bytes: number): number;
}

/** An arena with nothing taken. */
export function createArena(): Arena {
  let next: number = layout.end;
  return {
    get bytes() {
      return next;
    },
    take(bytes) {
      const address = next;
      next += 64 * Math.ceil(bytes / 64);
      return address;
    },
  };
}
