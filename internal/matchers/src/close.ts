/** Elementwise tolerance; both parts default to 0, which asks for equality. */
export interface Tolerance {
  readonly rtol?: number;
  readonly atol?: number;
}

/** The first place where the arrays differ by more than the tolerance, in words. */
export function firstFar(
  actual: ArrayLike<number>,
  expected: ArrayLike<number>,
  tolerance: Tolerance,
): string | undefined {
  const { rtol = 0, atol = 0 } = tolerance;
  if (actual.length !== expected.length) {
    return `expected ${expected.length} elements; got ${actual.length}`;
  }
  for (let i = 0; i < actual.length; i++) {
    const a = actual[i]!;
    const e = expected[i]!;
    if (a === e) continue;
    const error = Math.abs(a - e);
    const bound = atol + rtol * Math.abs(e);
    if (!(error <= bound))
      return `element ${i}: expected ${e} within ${bound}; got ${a} (off by ${error})`;
  }
  return undefined;
}
