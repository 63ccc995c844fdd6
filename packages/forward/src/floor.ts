/** What becomes of a component that has no density. */
export interface FloorOptions {
  /**
   * The variance that is added where there is no density, that is to a variance of 0 or to the
   * diagonal of a covariance that is not positive definite; others stay as they are. Tutorial 002 has
   * 1e-10 in one place and 1e-5 in another.
   * @defaultValue none: such a component is refused with a RangeError
   */
  readonly varianceFloor?: number | undefined;
}

/** Refuses a floor that is none. */
export function checkFloor(who: string, varianceFloor: number | undefined): void {
  if (varianceFloor !== undefined && !(varianceFloor > 0 && varianceFloor < Infinity)) {
    throw new RangeError(`${who}: varianceFloor must be finite and > 0; got ${varianceFloor}`);
  }
}
