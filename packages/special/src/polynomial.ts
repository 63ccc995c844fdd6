/** c[first] + c[first + 1] x + c[first + 2] x^2 + ..., by Horner's rule. */
export function polynomial(c: readonly number[], x: number, first: number): number {
  let sum = 0;
  for (let i = c.length - 1; i >= first; i--) sum = sum * x + c[i]!;
  return sum;
}
