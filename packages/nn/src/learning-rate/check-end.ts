/** Throws unless the last rate is in [0, peak]. */
export function checkEnd(where: string, end: number, peak: number): void {
  if (end >= 0 && end <= peak) return;
  throw new RangeError(`${where}: end must be in [0, peak = ${peak}]; got ${end}`);
}
