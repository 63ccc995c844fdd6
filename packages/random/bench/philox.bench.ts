// Millions of numbers per second of CPU time: the best of 40 fills of 65,536, turn by turn with
// pure-rand 8, the fastest seeded generators on npm.
//
//   node --conditions=@inkwash/source packages/random/bench/philox.bench.ts

import { mersenne } from "pure-rand/generator/mersenne";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";
import { xorshift128plus } from "pure-rand/generator/xorshift128plus";
import { block, choice, integers, permutation, philox } from "../src/index.ts";

const COUNT = 65_536;
const streams = { philox: philox(1), block: block(1) };
const float32 = new Float32Array(COUNT);
const float64 = new Float64Array(COUNT);
const words = new Uint32Array(COUNT);
const weights = Float64Array.from({ length: 100 }, (_, i) => i + 1);

const jobs: Record<string, () => unknown> = {};
for (const [name, rng] of Object.entries(streams)) {
  jobs[`${name}, fillUniform(Float32Array)`] = () => rng.fillUniform(float32);
  jobs[`${name}, fillNormal(Float32Array)`] = () => rng.fillNormal(float32);
  jobs[`${name}, fillUniform(Float64Array)`] = () => rng.fillUniform(float64);
  jobs[`${name}, fillNormal(Float64Array)`] = () => rng.fillNormal(float64);
  jobs[`${name}, nextUint32()`] = () => {
    for (let i = 0; i < COUNT; i++) words[i] = rng.nextUint32();
  };
}
for (const [name, make] of Object.entries({ xoroshiro128plus, xorshift128plus, mersenne })) {
  const rng = make(1);
  jobs[`pure-rand, ${name}.next()`] = () => {
    for (let i = 0; i < COUNT; i++) words[i] = rng.next();
  };
  jobs[`pure-rand, ${name}, a float32 uniform`] = () => {
    for (let i = 0; i < COUNT; i++) float32[i] = (rng.next() >>> 8) * 2 ** -24;
  };
}
const { philox: rng } = streams;
jobs["integers(1000, n, rng)"] = () => integers(1000, COUNT, rng);
jobs["permutation(n, rng)"] = () => permutation(COUNT, rng);
jobs["choice(weights, n, rng)"] = () => choice(weights, COUNT, rng);
jobs["choice(2^20, n, rng, { replace: false })"] = () =>
  choice(2 ** 20, COUNT, rng, { replace: false });

const best = new Map<string, number>();
for (let pass = 0; pass < 40; pass++) {
  for (const [name, job] of Object.entries(jobs)) {
    const start = process.cpuUsage();
    job();
    const { user, system } = process.cpuUsage(start);
    best.set(name, Math.min(best.get(name) ?? Infinity, user + system));
  }
}
console.table(
  Object.fromEntries(
    [...best].map(([name, us]) => [name, { "M/s": Math.round((10 * COUNT) / us) / 10 }]),
  ),
);
