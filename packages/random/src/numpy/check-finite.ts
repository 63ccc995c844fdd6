/** Refuses a `value` that is not a finite number of at least `least`. */
export function checkFinite(what: string, value: number, least: number = -Infinity): void {
  if (!(Number.isFinite(value) && value >= least)) {
    const bound = least === -Infinity ? "" : ` of at least ${least}`;
    throw new RangeError(`${what} must be a finite number${bound}; got ${value}`);
  }
}
