/** A law over cells, made ready for many comparisons by {@link prepareMasses}. */
export interface PreparedMasses {
  /** The mass of each cell; not to be changed. */
  readonly masses: Float64Array;
  /** The smallest of them. */
  readonly smallest: number;
  /** The mass of the n heaviest cells: no n values can occupy more. */
  readonly heaviest: (n: number) => number;
}

/** The sums of the 1, 2, ... heaviest masses. */
function rising(masses: Float64Array): Float64Array {
  const sums = masses.toSorted().reverse();
  for (let k = 1; k < sums.length; k++) sums[k]! += sums[k - 1]!;
  return sums;
}

/** {@link prepareMasses}, with errors in the words of `name`. */
export function prepare(name: string, masses: ArrayLike<number>): PreparedMasses {
  if (!(masses?.length > 0)) {
    throw new TypeError(`${name}: masses must hold at least one cell; got ${masses?.length}`);
  }
  const copy = Float64Array.from(masses);
  let total = 0;
  let smallest = Infinity;
  let largest = 0;
  copy.forEach((mass, i) => {
    if (!(mass >= 0)) {
      throw new RangeError(`${name}: masses must be >= 0; got ${mass} at index ${i}`);
    }
    total += mass;
    if (mass < smallest) smallest = mass;
    if (mass > largest) largest = mass;
  });
  if (!(Math.abs(total - 1) <= 1e-6)) {
    throw new RangeError(`${name}: masses must sum to 1; got ${total}; see cellMasses`);
  }
  let sums: Float64Array | undefined;
  const heaviest = (n: number): number => {
    if (copy.length <= n) return 1;
    if (largest - smallest <= 1e-9 * largest) return Math.min(1, n * largest);
    sums ??= rising(copy);
    return Math.min(1, sums[n - 1]!);
  };
  return { masses: copy, smallest, heaviest };
}

/**
 * Checks the masses of a law once, for many `klDivergence`s from it.
 *
 * @param masses - One per cell, >= 0, summing to 1 within 1e-6, such as `cellMasses` gives; copied.
 * @returns What `klDivergence` takes in place of the masses.
 * @throws TypeError if there are none; RangeError if one is negative or they do not sum to 1.
 */
export function prepareMasses(masses: ArrayLike<number>): PreparedMasses {
  return prepare("prepareMasses", masses);
}
