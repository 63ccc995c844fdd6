import * as special from "@inkwash/special";

/** What every function gives, folded to 32 bits: the same in every engine, or a bug. */
export const CHECKSUMS: Readonly<Record<keyof typeof special, string>> = {
  exp: "ed436a9a",
  expm1: "f8c23756",
  log: "96200b73",
  log1p: "7d9c6a93",
  pow: "75ec93e8",
  cos: "ed96c6a6",
  sin: "ba084814",
  tanh: "c7ebb651",
  erf: "50d00525",
  erfc: "429e8017",
  normalQuantile: "bea557a6",
  lgamma: "87dfcbd8",
  gammaP: "e4e32a0f",
  gammaQ: "7a05ef29",
  gammaPInverse: "359d5224",
  gammaQInverse: "c563e5be",
  betaI: "00c97003",
  betaIInverse: "2ec9df96",
};

/** How many arguments go into a checksum, and into that of a gamma or beta function. */
const COUNT = 100_000;
const SLOW_COUNT = 2000;

/** The part of |x| that fills [0, 1): arguments of random bits for shapes and probabilities. */
const fraction = (x: number): number => (Math.abs(x) < 2 ** 53 ? Math.abs(x) % 1 : 2 ** -60);

/** What takes other arguments than any one number. */
const adapted: Partial<Record<keyof typeof special, (x: number, next: number) => number>> = {
  pow: (x, next) => special.pow(Math.abs(x), next / 64),
  normalQuantile: (x) => special.normalQuantile(Math.abs(x) / 1024),
  lgamma: (x) => special.lgamma(Math.abs(x)),
};

/** The slow ones: a shape and an argument, two shapes and a probability. */
const slow: Partial<Record<keyof typeof special, (x: number, next: number) => number>> = {
  gammaP: (x, next) => special.gammaP(100 * fraction(x), 150 * fraction(next)),
  gammaQ: (x, next) => special.gammaQ(100 * fraction(x), 150 * fraction(next)),
  gammaPInverse: (x, next) => special.gammaPInverse(100 * fraction(x), fraction(next)),
  gammaQInverse: (x, next) => special.gammaQInverse(100 * fraction(x), fraction(next)),
  betaI: (x, next) => special.betaI(100 * fraction(x), 9 * fraction(x + next), fraction(next)),
  betaIInverse: (x, next) => special.betaIInverse(30 * fraction(x), 0.5, fraction(next)),
};

const functions = special as unknown as Readonly<Record<string, (x: number) => number>>;
const words = new Uint32Array(2);
const float64 = new Float64Array(words.buffer);

/** Doubles made of the bits of Marsaglia's xorshift32; every other one of a moderate size. */
function arguments64(count: number): Float64Array {
  const out = new Float64Array(count);
  let state = 0x2545f491;
  const next = (): number => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state >>> 0;
  };
  for (let i = 0; i < count; i++) {
    words[0] = next();
    const high = next();
    words[1] = i % 2 ? high : (high & 0x800fffff) | ((1023 - 20 + (next() % 30)) << 20);
    out[i] = float64[0]!;
  }
  return out;
}

/** FNV-1a over the words of all values, NaN counted as one value. */
export function checksum(name: keyof typeof special): string {
  const x = arguments64(COUNT);
  const call = adapted[name] ?? slow[name] ?? functions[name]!;
  let hash = 0x811c9dc5;
  for (let i = 0; i < (slow[name] ? SLOW_COUNT : COUNT); i++) {
    const value = call(x[i]!, x[(i + 2) % COUNT]!);
    float64[0] = value;
    if (value !== value) words.fill(0xffffffff);
    hash = Math.imul(Math.imul(hash ^ words[0]!, 0x01000193) ^ words[1]!, 0x01000193);
  }
  return (hash >>> 0).toString(16).padStart(8, "0");
}

const FORBIDDEN = (
  "exp expm1 log log1p log2 log10 pow sin cos tan sinh cosh tanh " +
  "asin acos atan atan2 asinh acosh atanh cbrt hypot"
).split(" ");

/** Runs `body` while every transcendental function of `Math` throws. */
export function withoutMath<T>(body: () => T): T {
  const kept = Object.getOwnPropertyDescriptors(Math);
  for (const name of FORBIDDEN) {
    Object.defineProperty(Math, name, {
      ...kept[name as keyof Math],
      value: () => {
        throw new Error(`Math.${name} was called`);
      },
    });
  }
  try {
    return body();
  } finally {
    Object.defineProperties(Math, kept);
  }
}
