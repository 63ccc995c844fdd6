// The distances between two clouds of 10,000 points of the plane, and 201 KS tests of 10,000 values.
//
//   node --conditions=@inkwash/source packages/stats/bench/distances.bench.ts

import { philox } from "@inkwash/random";
import { cos, sin } from "@inkwash/special";
import {
  distanceToCurve,
  energyDistance,
  ksTest,
  normalCdf,
  type Samples,
  slicedWasserstein,
} from "../src/index.ts";

const n = 10_000;
const rng = philox(1);
const cloud = (k: number): Samples => ({
  data: rng.fork(k).fillNormal(new Float32Array(2 * n)),
  shape: [n, 2],
});
const [x, y] = [cloud(1), cloud(2)];
const spiral = Float64Array.from({ length: 4000 }, (_, i) => {
  const t = 1.5 * Math.PI * (1 + Math.trunc(i / 2) / 1000);
  return (t * (i % 2 === 0 ? cos(t) : sin(t))) / 10;
});
const curve = { data: spiral, shape: [2000, 2] };
const values = rng.fork(3).fillNormal(new Float64Array(n));

const cases: [string, () => unknown][] = [
  ["slicedWasserstein, 50 directions", () => slicedWasserstein(x, y, { rng })],
  ["energyDistance, all pairs", () => energyDistance(x, y)],
  ["distanceToCurve, spiral of 2,000", () => distanceToCurve(x, curve)],
  ["ksTest, normal", () => ksTest(values, normalCdf)],
];

for (const [name, run] of cases) {
  const times = Array.from({ length: 7 }, () => {
    const start = performance.now();
    run();
    return performance.now() - start;
  });
  const median = times.sort((a, b) => a - b)[3]!;
  console.log(`${name.padEnd(36)}${median.toFixed(1).padStart(8)} ms`);
}
