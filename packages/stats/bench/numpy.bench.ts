// Statistics of 10,000 values or points against NumPy and SciPy in the same minute: milliseconds of
// CPU, the least of several passes, alternating; the ratio is ours / theirs. Single thread.
//
//   node --conditions=@inkwash/source packages/stats/bench/numpy.bench.ts

import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { philox } from "@inkwash/random";
import {
  cellMasses,
  entropy,
  histogram,
  klDivergence,
  ksTest,
  mmd,
  moments,
  normalCdf,
  prepareMasses,
  productMasses,
  type Samples,
  slicedWasserstein,
  sparseHistogram2d,
} from "../src/index.ts";

const n = 10_000;
const rng = philox(1);
const line = (k: number): Float64Array => rng.fork(k).fillNormal(new Float64Array(n));
const cloud = (k: number): Samples => ({
  data: rng.fork(k).fillNormal(new Float64Array(2 * n)),
  shape: [n, 2],
});
const [x, y, p, q] = [line(1), line(2), cloud(3), cloud(4)];
const edges = Float64Array.from({ length: 60 }, (_, i) => (24 * i) / 59 - 12);
const side = [-100, 100] as const;
const grid = { bins: 1000, range: [side, side] } as const;
const { xEdges, yEdges } = sparseHistogram2d(x, y, grid);
const cdf = (v: number): number => normalCdf(v);
/** The values of tutorial 003 after each of its 200 steps: three blocks under noise, linear betas. */
const noised = Array.from({ length: 201 }, () => new Float64Array(n));
noised[0]!.set(rng.fork(5).fillUniform(new Float64Array(n)));
noised[0]!.forEach((u, i, x0) => (x0[i] = 4 * u - 10 + 8 * (i % 3)));
for (let t = 1; t <= 200; t++) {
  const beta = 1e-4 + ((0.1 - 1e-4) * (t - 1)) / 199;
  const z = rng.fork(6).fork(t).fillNormal(new Float64Array(n));
  noised[t - 1]!.forEach((v, i) => {
    noised[t]![i] = Math.sqrt(1 - beta) * v + Math.sqrt(beta) * z[i]!;
  });
}
const law = prepareMasses(productMasses(cellMasses(xEdges, { cdf }), cellMasses(yEdges, { cdf })));

const jobs: Record<string, readonly [what: string, passes: number, run: () => unknown]> = {
  ks: [
    "KS tests of 201 steps, tutorial 003",
    5,
    () => {
      for (const values of noised) {
        const { mean, variance } = moments(values);
        const options = { mean, deviation: Math.sqrt(variance) };
        ksTest(values, (v) => normalCdf(v, options));
      }
    },
  ],
  information: [
    "entropy and KL, 1,000 x 1,000 cells",
    100,
    () => {
      const counts = sparseHistogram2d(x, y, grid);
      return entropy(counts).value + klDivergence(counts, law).value;
    },
  ],
  histogram: ["histogram, 60 given edges", 1000, () => histogram(x, { bins: edges })],
  even: ["histogram, 50 equal bins", 1000, () => histogram(x, { bins: 50 })],
  sliced: [
    "sliced Wasserstein, 200 directions",
    5,
    () => slicedWasserstein(p, q, { directions: 200, rng }),
  ],
  mmd: ["unbiased MMD, all pairs of the plane", 10, () => mmd(p, q, { bandwidth: 1.7 })],
};

function ours(passes: number, run: () => unknown): number {
  let best = Infinity;
  for (let k = 0; k < passes; k++) {
    const start = process.cpuUsage();
    const repeats = passes > 50 ? 20 : 1;
    for (let r = 0; r < repeats; r++) run();
    const { user, system } = process.cpuUsage(start);
    best = Math.min(best, (user + system) / 1000 / repeats);
  }
  return best;
}

const peer = spawn("/usr/bin/python3", [new URL("peer.py", import.meta.url).pathname], {
  stdio: ["pipe", "pipe", "inherit"],
});
const answers = createInterface({ input: peer.stdout })[Symbol.asyncIterator]();
peer.on("error", () => console.log("no /usr/bin/python3 here: no peers"));

for (const [name, [what, passes, run]] of Object.entries(jobs)) {
  let [own, their] = [Infinity, Infinity];
  for (let round = 0; round < 2; round++) {
    own = Math.min(own, ours(passes, run));
    peer.stdin.write(`${name}\n`);
    const { value, done } = await answers.next();
    if (!done) their = Math.min(their, Number(value));
  }
  const ratio = own / their;
  console.log(
    `${what.padEnd(42)}${own.toFixed(3).padStart(10)} ms${their.toFixed(2).padStart(10)} ms  ratio ${ratio.toFixed(3)}`,
  );
}
peer.stdin.end();
