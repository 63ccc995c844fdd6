// Exact densities on grids against the tutorials' own code on the same machine: 000's mixture of the
// plane on 100 x 100 points at 1,001 levels (SciPy's multivariate_normal), and 002's 100 particles at
// 200 steps on 3,201 points (NumPy). Milliseconds, the fastest of 10 stretches times 10 on both sides;
// without python3 or SciPy the recorded numbers of another machine, labelled so. Beside them `density`
// point by point, and the entropy of one mixture of the plane.
//
//   node --conditions=@inkwash/source packages/forward/bench/grid.bench.ts

import { spawnSync } from "node:child_process";
import { at, constant, linear } from "@inkwash/schedules";
import { density, densityGrid, entropy, marginal, type Mixture } from "../src/index.ts";

const python = `
import time, json
import numpy as np
from scipy.stats import multivariate_normal
means = [[5, 1.5], [0, 5], [-5, 1.5], [-4.5, -5.5], [3, -4]]
covs = [[[2, .8], [.8, 1]], [[1.5, -.7], [-.7, 1.2]], [[1, .4], [.4, 2]], [[1, -.5], [-.5, 1.5]], [[2, 0], [0, 2]]]
X, Y = np.meshgrid(np.linspace(-10, 10, 100), np.linspace(-10, 10, 100))
bars = np.insert(np.cumprod(1 - np.linspace(1e-4, .02, 1000)), 0, 1)
def plane(a):
    Z = np.zeros_like(X)
    for m, c in zip(means, covs):
        rv = multivariate_normal(np.sqrt(a) * np.array(m), a * np.array(c) + (1 - a) * np.eye(2))
        Z += .2 * rv.pdf(np.dstack((X, Y)))
start = np.tile([-15., 1., -5., 15.], 25)
grid = np.linspace(-16, 16, 3201)
def line(a):
    v = 1 - a
    (np.exp(-.5 * (grid - np.sqrt(a) * start[:, None]) ** 2 / v) / np.sqrt(2 * np.pi * v)).mean(0)
def clock(f, places):
    parts = np.array_split(places, 10)
    best = 1e9
    for part in parts:
        begin = time.perf_counter()
        for a in part: f(a)
        best = min(best, (time.perf_counter() - begin) / len(part))
    return best * len(places) * 1e3
print(json.dumps({"plane": clock(plane, bars), "line": clock(line, np.cumprod(np.full(200, .96)))}))
`;

/** AMD EPYC, 2.6 GHz, one core; SciPy 1.10, NumPy 1.24. */
const recorded = { plane: 2000, line: 490 };

function theirs(): { times: typeof recorded; from: string } {
  const { status, stdout } = spawnSync("python3", ["-c", python], { encoding: "utf8" });
  if (status === 0) return { times: JSON.parse(stdout) as typeof recorded, from: "measured now" };
  return { times: recorded, from: "recorded on another machine" };
}

const plane: Mixture = {
  weights: [0.2, 0.2, 0.2, 0.2, 0.2],
  means: [
    [5, 1.5],
    [0, 5],
    [-5, 1.5],
    [-4.5, -5.5],
    [3, -4],
  ],
  covariances: [
    [2, 0.8, 0.8, 1],
    [1.5, -0.7, -0.7, 1.2],
    [1, 0.4, 0.4, 2],
    [1, -0.5, -0.5, 1.5],
    [2, 0, 0, 2],
  ],
};
const particles: Mixture = {
  weights: Array.from({ length: 100 }, () => 0.01),
  means: Array.from({ length: 100 }, (_, i) => [[-15, 1, -5, 15][i % 4]!]),
  covariances: Array.from({ length: 100 }, () => [0]),
};
const [steps000, steps002] = [linear(1000), constant(200, { beta: 0.04 })];
const side = { from: -10, to: 10, count: 100 };
const row = { from: -16, to: 16, count: 3201 };
const points = Float64Array.from({ length: 20_000 }, (_, i) => {
  const cell = Math.floor(i / 2);
  return -10 + (20 * (i % 2 === 0 ? cell % 100 : Math.floor(cell / 100))) / 99;
});
const out = new Float64Array(10_000);

/** Milliseconds of `count` calls, from the fastest of 10 stretches. */
function clock(count: number, task: (i: number) => void): number {
  let best = Infinity;
  for (let stretch = 0; stretch < 10; stretch++) {
    const [from, to] = [(stretch * count) / 10, ((stretch + 1) * count) / 10].map(Math.floor);
    const start = performance.now();
    for (let i = from!; i < to!; i++) task(i);
    best = Math.min(best, (performance.now() - start) / (to! - from!));
  }
  return best * count;
}

const { times, from } = theirs();
const rows: readonly (readonly [string, number, keyof typeof recorded, string])[] = [
  [
    "plane, 1,001 grids",
    clock(1001, (i) => densityGrid(marginal(plane, at(steps000, i - 1)), [side, side], { out })),
    "plane",
    "at most 0.2",
  ],
  [
    "line, 200 grids",
    clock(200, (i) => densityGrid(marginal(particles, at(steps002, i)), [row])),
    "line",
    "no limit set",
  ],
];
for (const [name, own, other, limit] of rows) {
  const ratio = (own / times[other]).toFixed(3);
  console.log(
    `${name.padEnd(20)} ${own.toFixed(0).padStart(6)} ms  Python (${from}) ` +
      `${times[other].toFixed(0).padStart(6)} ms  ratio ${ratio} (${limit})`,
  );
}
const slow = clock(50, (i) => density(marginal(plane, at(steps000, 20 * i)), points)) / 50;
console.log(`density, 10,000 points of the plane  ${slow.toFixed(2)} ms`);
const sure = clock(20, (i) => entropy(marginal(plane, at(steps000, 50 * i)))) / 20;
console.log(`entropy of the plane to 1e-11        ${sure.toFixed(2)} ms`);
