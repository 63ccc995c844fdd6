// Millions of numbers per second: the best of 40 fills of 65,536.
//
//   node --conditions=@inkwash/source packages/random/bench/philox.bench.ts

import { integers, permutation, philox } from "../src/index.ts";

const COUNT = 65_536;
const rng = philox(1);
const float32 = new Float32Array(COUNT);
const float64 = new Float64Array(COUNT);

const jobs: Readonly<Record<string, () => unknown>> = {
  "fillUniform(Float32Array)": () => rng.fillUniform(float32),
  "fillNormal(Float32Array)": () => rng.fillNormal(float32),
  "fillUniform(Float64Array)": () => rng.fillUniform(float64),
  "fillNormal(Float64Array)": () => rng.fillNormal(float64),
  "nextUint32()": () => {
    for (let i = 0; i < COUNT; i++) float64[i] = rng.nextUint32();
  },
  "integers(1000, n, rng)": () => integers(1000, COUNT, rng),
  "permutation(n, rng)": () => permutation(COUNT, rng),
};

const rows: Record<string, { "M/s": number }> = {};
for (const [name, job] of Object.entries(jobs)) {
  let best = Infinity;
  for (let pass = 0; pass < 40; pass++) {
    const start = performance.now();
    job();
    best = Math.min(best, performance.now() - start);
  }
  rows[name] = { "M/s": Math.round(COUNT / best / 100) / 10 };
}
console.table(rows);
