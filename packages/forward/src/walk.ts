import type { Schedule } from "@inkwash/schedules";

/** A noising walk of T steps, x_l = factor x_(l-1) + noise epsilon, whatever becomes of the variance. */
export interface Walk {
  /** What step t multiplies the state by, finite and >= 0, length T. */
  readonly factor: Float64Array;
  /** The standard deviation of what step t adds, finite and >= 0, length T. */
  readonly noise: Float64Array;
}

/** Anything that noises step by step: a schedule (variance preserving), or a {@link Walk}. */
export type Process = Schedule | Walk;

/** Options of {@link walk}. */
export interface WalkOptions {
  /**
   * What every step multiplies the state by, >= 0, or one number per step. Below 1 the walk has a
   * limit, at 1 it is a random walk whose variance grows without end.
   * @defaultValue 1
   */
  readonly factor?: number | ArrayLike<number> | undefined;
  /** The standard deviation of what every step adds, >= 0, or one number per step. */
  readonly noise: number | ArrayLike<number>;
}

/**
 * A walk of fixed updates, or a random walk.
 *
 * x_l = factor x_(l-1) + noise epsilon. With one factor a < 1 and one noise s the state follows
 * N(a^l x_0, s^2 (1 - a^(2l)) / (1 - a^2)); with a = 1 (variance exploding) it follows N(x_0, l s^2).
 * a^2 + s^2 = 1 is the schedule `constant(steps, { beta: s^2 })`.
 *
 * @param steps - Number of steps T, a positive integer.
 * @param options - See {@link WalkOptions}.
 * @throws RangeError if `steps` is not a positive integer, a table has another length, or a number
 * is negative or not finite.
 */
export function walk(steps: number, options: WalkOptions): Walk {
  const { factor = 1, noise } = options;
  if (!(Number.isInteger(steps) && steps > 0)) {
    throw new RangeError(`walk: steps must be a positive integer; got ${steps}`);
  }
  return { factor: column("factor", factor, steps), noise: column("noise", noise, steps) };
}

function column(name: string, value: number | ArrayLike<number>, steps: number): Float64Array {
  const table =
    typeof value === "number" ? new Float64Array(steps).fill(value) : Float64Array.from(value);
  if (table.length !== steps) {
    throw new RangeError(
      `walk: ${name} must be a number or hold one number for each of the ${steps} steps; ` +
        `got ${table.length}`,
    );
  }
  const bad = table.findIndex((number) => !(number >= 0 && number < Infinity));
  if (bad >= 0) {
    throw new RangeError(`walk: ${name} must be finite and >= 0; got ${table[bad]} at step ${bad}`);
  }
  return table;
}

/** Tells the two kinds of process apart. */
export function isWalk(process: Process): process is Walk {
  return "factor" in process;
}

/** The number of steps T. */
export function stepsOf(process: Process): number {
  return isWalk(process) ? process.noise.length : process.beta.length;
}

/** Refuses what is not a level of the process, an integer in [0, T]. */
export function checkLevel(who: string, name: string, level: number, process: Process): void {
  if (!(Number.isInteger(level) && level >= 0 && level <= stepsOf(process))) {
    throw new RangeError(
      `${who}: ${name} must be a level, an integer in [0, ${stepsOf(process)}]; got ${level}`,
    );
  }
}
