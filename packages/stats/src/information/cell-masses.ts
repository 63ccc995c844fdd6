import { describe } from "../check.ts";

/** Where {@link cellMasses} takes the masses from. */
export interface CellLaw {
  /** The distribution function: masses are its differences, the tails folded into the outer cells. */
  readonly cdf?: ((x: number) => number) | undefined;
  /** The density: masses are its values at the centres of the cells, made to sum to 1. */
  readonly density?: ((x: number) => number) | undefined;
}

/**
 * How much of a law lies in each cell of a histogram.
 *
 * With `cdf` exact, with `density` approximate; without either, by width: the uniform law.
 *
 * @param edges - At least two borders, ascending.
 * @param law - See {@link CellLaw}.
 * @returns One mass per cell; they sum to 1.
 * @throws RangeError if edges are out of order or masses are not finite and >= 0.
 */
export function cellMasses(edges: ArrayLike<number>, law: CellLaw = {}): Float64Array {
  const cells = (edges?.length ?? 0) - 1;
  if (!(cells >= 1))
    throw new TypeError(`cellMasses: at least two edges are needed; got ${cells + 1}`);
  const { cdf, density } = law;
  const masses = Float64Array.from({ length: cells }, (_, i) => {
    const [a, b] = [edges[i]!, edges[i + 1]!];
    if (!(a < b)) throw new RangeError(`cellMasses: edges must be ascending; got ${a} before ${b}`);
    if (cdf) return (i === cells - 1 ? 1 : cdf(b)) - (i === 0 ? 0 : cdf(a));
    return density ? density((a + b) / 2) : b - a;
  });
  const sum = masses.reduce((total, v) => total + v, 0);
  const bad = masses.find((v) => !(v >= 0 && v < Infinity));
  if (bad !== undefined || !(sum > 0)) {
    throw new RangeError(
      `cellMasses: masses must be finite, >= 0 and not all 0; got ${describe(bad ?? sum)}`,
    );
  }
  return cdf ? masses : masses.map((v) => v / sum);
}

/**
 * The masses of a law of two independent coordinates over a grid of cells.
 *
 * @param x - Masses across.
 * @param y - Masses down.
 * @returns x_i y_j at i * y.length + j, as `histogram2d` counts.
 */
export function productMasses(x: ArrayLike<number>, y: ArrayLike<number>): Float64Array {
  const out = new Float64Array(x.length * y.length);
  for (let i = 0, at = 0; i < x.length; i++) {
    for (let j = 0; j < y.length; j++) out[at++] = x[i]! * y[j]!;
  }
  return out;
}
