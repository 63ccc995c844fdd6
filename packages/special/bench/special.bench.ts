// Nanoseconds per call, against Math where Math has the function: the best of 30 passes over 65,536
// arguments. Run by node itself: vitest's module runner makes every import a getter, which would be
// most of what is measured.
//
//   node --conditions=@inkwash/source packages/special/bench/special.bench.ts

import * as special from "../src/index.ts";

const COUNT = 65_536;
const functions = { ...special };
const ranges = {
  exp: [-10, 10],
  expm1: [-3, 3],
  log: [0, 100],
  log1p: [0, 10],
  sin: [-10, 10],
  cos: [-10, 10],
  tanh: [-5, 5],
  erf: [-3, 3],
  erfc: [-3, 6],
  normalQuantile: [0, 1],
} as const;

/** `COUNT` numbers spread over [low, high) without order. */
function spread(low: number, high: number): Float64Array {
  return Float64Array.from(
    { length: COUNT },
    (_, i) => low + ((high - low) * (Math.imul(i, 0x9e3779b1) >>> 0)) / 2 ** 32,
  );
}

/** The best of 30 passes, per call. */
function nanoseconds(f: (x: number) => number, x: Float64Array): number {
  const out = new Float64Array(COUNT);
  let best = Infinity;
  for (let pass = 0; pass < 30; pass++) {
    const start = performance.now();
    for (let i = 0; i < COUNT; i++) out[i] = f(x[i]!);
    best = Math.min(best, performance.now() - start);
  }
  return Math.round((best * 1e7) / COUNT) / 10;
}

type Unary = (x: number) => number;

const rows: Record<string, { special: number; Math: number | undefined }> = {};
for (const [name, [low, high]] of Object.entries(ranges)) {
  const x = spread(low, high);
  const builtin = (Math as unknown as Record<string, Unary | undefined>)[name];
  rows[name] = {
    special: nanoseconds(functions[name as keyof typeof ranges], x),
    Math: builtin && nanoseconds(builtin, x),
  };
}
const x = spread(0, 100);
rows["pow(x, 2.5)"] = {
  special: nanoseconds((v) => special.pow(v, 2.5), x),
  Math: nanoseconds((v) => Math.pow(v, 2.5), x),
};
console.table(rows);
