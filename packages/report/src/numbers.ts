/** A number as people read it: four significant digits, thousands grouped. */
export function spoken(value: number): string {
  if (Number.isInteger(value) && Math.abs(value) < 1e15) {
    return String(value).replace(/\B(?=(\d{3})+$)/g, ",");
  }
  return Math.abs(value) >= 1e4 && Math.abs(value) < 1e15
    ? spoken(Math.round(value))
    : String(Number(value.toPrecision(4)));
}

/** How many of something: `1 point`, `2,000 points`. */
export function counted(count: number, noun: string): string {
  return `${spoken(count)} ${noun}${count === 1 ? "" : "s"}`;
}
