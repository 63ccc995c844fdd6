/** Options of `entropy` and `klFromNormal`. */
export interface QuadratureOptions {
  /**
   * How wrong the result may be, in nats, > 0.
   * @defaultValue 1e-11
   */
  readonly tolerance?: number | undefined;
  /**
   * How many cells there may be, an integer >= 1: 15 points each on the line, 225 in the plane. Once
   * they are used up the result is what it is, and its `error` says how good.
   * @defaultValue 20,000
   */
  readonly maxCells?: number | undefined;
}

/** Refuses dimensions and options that the quadrature does not know; fills in the defaults. */
export function checkQuadrature(
  who: string,
  dimension: number,
  options: QuadratureOptions,
): { readonly tolerance: number; readonly maxCells: number } {
  const { tolerance = 1e-11, maxCells = 20_000 } = options;
  if (dimension > 2) {
    throw new RangeError(`${who}: quadrature needs one or two dimensions; got ${dimension}`);
  }
  if (!(tolerance > 0)) {
    throw new RangeError(`${who}: tolerance must be > 0; got ${tolerance}`);
  }
  if (!(Number.isInteger(maxCells) && maxCells >= 1)) {
    throw new RangeError(`${who}: maxCells must be an integer >= 1; got ${maxCells}`);
  }
  return { tolerance, maxCells };
}
