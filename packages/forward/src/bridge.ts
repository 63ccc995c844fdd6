import { hypotenuse } from "./hypotenuse.ts";
import { transition } from "./transition.ts";
import { checkLevel, type Process } from "./walk.ts";

/** The three numbers of x = fromCoefficient x_from + toCoefficient x_to + noise epsilon. */
export interface Bridge {
  /** What multiplies the earlier (less noisy) state, >= 0. */
  readonly fromCoefficient: number;
  /** What multiplies the later state, >= 0. */
  readonly toCoefficient: number;
  /** The standard deviation of what is added, >= 0; 0 at both ends. */
  readonly noise: number;
}

/**
 * The law of a state between two known ones: the bridge of the noising process.
 *
 * With x_level = s_1 x_from + n_1 epsilon and x_to = s_2 x_level + n_2 epsilon', N^2 = n_2^2 + s_2^2 n_1^2,
 * q(x_level | x_from, x_to) = N((n_2 / N)^2 s_1 x_from + s_2 (n_1 / N)^2 x_to, (n_1 n_2 / N)^2 I). From
 * level 0 to level t + 1, seen at level t, it is `posterior`.
 *
 * @param process - A discrete schedule of T steps, or a walk.
 * @param from - The earlier level, in 0..T.
 * @param level - The level asked for, in from..to.
 * @param to - The later level, in 0..T.
 * @throws RangeError if the levels are not integers with 0 <= from <= level <= to <= T.
 * @see {@link https://arxiv.org/abs/2006.11239 | arXiv:2006.11239}, eqs. 6 and 7
 */
export function bridge(process: Process, from: number, level: number, to: number): Bridge {
  for (const [name, value] of Object.entries({ from, level, to })) {
    checkLevel("bridge", name, value, process);
  }
  if (!(from <= level && level <= to)) {
    throw new RangeError(
      `bridge: levels must ascend, from <= level <= to; got ${from}, ${level} and ${to}`,
    );
  }
  if (level === from) return { fromCoefficient: 1, toCoefficient: 0, noise: 0 };
  if (level === to) return { fromCoefficient: 0, toCoefficient: 1, noise: 0 };
  const near = transition(process, from, level);
  const far = transition(process, level, to);
  const spread = hypotenuse(far.noise, far.signal * near.noise);
  // Where the later state says nothing of this one, the earlier one alone does.
  if (spread === 0) return { fromCoefficient: near.signal, toCoefficient: 0, noise: near.noise };
  const own = far.noise / spread;
  const other = (far.signal * near.noise) / spread;
  return {
    fromCoefficient: near.signal * own * own,
    toCoefficient: other * (near.noise / spread),
    noise: near.noise * own,
  };
}
