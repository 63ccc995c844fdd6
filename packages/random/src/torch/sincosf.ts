const HALF_PI = 1.5707963267948966;
/** 2 / pi. */
const INVERSE = 0.6366197723675814;
const C1 = -0.49999999725108224;
const C2 = 0.041666623324344516;
const C3 = -0.001388676379437604;
const C4 = 2.4390450703564542e-5;
const S1 = -0.16666654943701084;
const S2 = 0.008332178146138854;
const S3 = -0.00019517298981385725;

const sine = (x: number): number => {
  const square = x * x;
  const cube = x * square;
  return x + cube * S1 + cube * square * (S2 + square * S3);
};
const cosine = (x: number): number => {
  const square = x * x;
  const fourth = square * square;
  return 1 + square * C1 + fourth * C2 + fourth * square * (C3 + square * C4);
};

/** The quarter turns in an angle in [0, 120), and what is left of it, in [-pi/4, pi/4]. */
function reduce(x: number): readonly [quarters: number, rest: number] {
  const quarters = Math.floor(x * INVERSE + 0.5);
  return [quarters & 3, x - quarters * HALF_PI];
}

/**
 * The float32 sine of glibc 2.28 and later, to the bit, for a float32 angle in [0, 120).
 *
 * @see {@link https://github.com/ARM-software/optimized-routines | Arm's optimized routines}, sincosf.h and sincosf_data.c
 */
export function sinf(x: number): number {
  const [quarters, rest] = reduce(x);
  const value = quarters & 1 ? cosine(rest) : sine(rest);
  return Math.fround(quarters & 2 ? -value : value);
}

/** The float32 cosine beside {@link sinf}. */
export function cosf(x: number): number {
  const [quarters, rest] = reduce(x);
  const value = quarters & 1 ? -sine(rest) : cosine(rest);
  return Math.fround(quarters & 2 ? -value : value);
}
