// A million points of every scikit-learn set, and of others, against scikit-learn in the same run:
// CPU seconds, the least of five turns, peers in turn.
//
//   node --conditions=@inkwash/source packages/datasets/bench/points.bench.ts

import { spawnSync } from "node:child_process";
import { philox } from "@inkwash/random";
import { randomState } from "@inkwash/random/numpy";
import {
  blobs,
  checkerboard,
  circles,
  eightGaussians,
  moons,
  sampleMixture,
  sCurve,
  strokeDigits,
  swissRoll,
  text,
  twoSpirals,
} from "../src/index.ts";

const N = 1_000_000;
const TURNS = 5;
const rng = philox(1);
const all = { n: N, columns: [0, 1, 2], scale: 1, precision: "float64", noise: 0.1 } as const;
const flat = { n: N, precision: "float64", noise: 0.1 } as const;

const peers: Readonly<Record<string, string>> = {
  swissRoll: "make_swiss_roll(n, noise=0.1, random_state=1)",
  sCurve: "make_s_curve(n, noise=0.1, random_state=1)",
  moons: "make_moons(n, noise=0.1, random_state=1)",
  circles: "make_circles(n, noise=0.1, random_state=1)",
  blobs: "make_blobs(n, random_state=1)",
};
const ours: Readonly<Record<string, () => unknown>> = {
  swissRoll: () => swissRoll({ ...all, rng }),
  sCurve: () => sCurve({ ...all, rng }),
  moons: () => moons({ ...flat, rng }),
  circles: () => circles({ ...flat, rng }),
  blobs: () => blobs({ n: N, precision: "float64", rng }),
};
const replays: Readonly<Record<string, () => unknown>> = {
  swissRoll: () => swissRoll({ ...all, rng: randomState(1) }),
  sCurve: () => sCurve({ ...all, rng: randomState(1) }),
  moons: () => moons({ ...flat, rng: randomState(1) }),
  circles: () => circles({ ...flat, rng: randomState(1) }),
  blobs: () => blobs({ n: N, precision: "float64", rng: randomState(1) }),
};
const others: Readonly<Record<string, () => unknown>> = {
  "swissRoll, tutorial 004's columns in float32": () => swissRoll({ n: N, rng, noise: 0.1 }),
  checkerboard: () => checkerboard({ n: N, rng }),
  twoSpirals: () => twoSpirals({ n: N, rng, noise: 0.3 }),
  eightGaussians: () => sampleMixture(eightGaussians, { n: N, rng }),
  "text, 11 characters": () => text("hello world", { n: N, rng }),
  "strokeDigits, 28 x 28, times 1000": () => strokeDigits({ n: N / 1000, rng }),
};

function cpu(job: () => unknown): number {
  const start = process.cpuUsage();
  job();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1e6;
}

/** CPU seconds of a Python expression after one warm-up; NaN where there is no scikit-learn. */
function python(expression: string): number {
  const program = `import time, sys
from sklearn.datasets import *
n = ${N}
${expression}
start = time.process_time()
${expression}
print(time.process_time() - start)`;
  const { stdout, status } = spawnSync("/usr/bin/python3", ["-c", program], { encoding: "utf8" });
  return status === 0 ? Number(stdout) : NaN;
}

const least = new Map<string, number>();
const keep = (key: string, seconds: number): unknown =>
  least.set(key, Math.min(seconds, least.get(key) ?? Infinity));
for (let turn = 0; turn < TURNS; turn++) {
  for (const [name, expression] of Object.entries(peers)) {
    keep(`scikit-learn ${name}`, python(expression));
    keep(`philox ${name}`, cpu(ours[name]!));
    keep(`randomState ${name}`, cpu(replays[name]!));
  }
  for (const [name, job] of Object.entries(others)) keep(name, cpu(job));
}

const of = (key: string): number => least.get(key)!;
const round = (x: number): number => Math.round(x * 100) / 100;
const columns = ["philox", "randomState"];
console.log(`${N} points, CPU seconds; the last two are times scikit-learn's speed`);
console.table(
  Object.fromEntries(
    Object.keys(peers).map((name) => {
      const peer = of(`scikit-learn ${name}`);
      const seconds = columns.map((c) => [c, round(of(`${c} ${name}`))]);
      const speed = columns.map((c) => [`${c}, x`, round(peer / of(`${c} ${name}`))]);
      return [name, { "scikit-learn": round(peer), ...Object.fromEntries([...seconds, ...speed]) }];
    }),
  ),
);
console.table(
  Object.fromEntries(Object.keys(others).map((name) => [name, { "CPU seconds": round(of(name)) }])),
);
