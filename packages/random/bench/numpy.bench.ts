// The replays of NumPy beside NumPy itself: CPU time of both in the same run, turn by turn.
//
//   node --conditions=@inkwash/source packages/random/bench/numpy.bench.ts

import { spawnSync } from "node:child_process";
import { defaultRng, generator, philox4x64, randomState } from "../src/numpy/index.ts";

const COUNT = 1_000_000;
const ROUNDS = 7;

const legacy = randomState(1);
const pcg = defaultRng(1);
const philox = generator(philox4x64(1));
const float32 = new Float32Array(COUNT);
const float64 = new Float64Array(COUNT);

/** The word of PCG64, with BigInt: what the words of 32 bits are measured against. */
const wide = { state: 0x1d2c3b4a59687f7en, increment: 0x2f1e0d3c4b5a69787n };
function wideWord(): bigint {
  wide.state = BigInt.asUintN(
    128,
    wide.state * 0x2360ed051fc65da44385df649fccf645n + wide.increment,
  );
  const folded = BigInt.asUintN(64, (wide.state >> 64n) ^ wide.state);
  const turn = wide.state >> 122n;
  return BigInt.asUintN(64, (folded >> turn) | (folded << (64n - turn)));
}

/** The same work by us and as an expression of Python. */
const jobs: Readonly<Record<string, readonly [() => unknown, string]>> = {
  "RandomState random_sample": [() => legacy.fillUniform(float64), "legacy.random_sample(n)"],
  "RandomState randn": [() => legacy.fillNormal(float64), "legacy.randn(n)"],
  "RandomState permutation": [() => legacy.permutation(COUNT), "legacy.permutation(n)"],
  "PCG64 random": [() => pcg.fillUniform(float64), "pcg.random(n)"],
  "PCG64 random, by BigInt": [
    () => {
      for (let i = 0; i < COUNT; i++) float64[i] = Number(wideWord() >> 11n) * 2 ** -53;
    },
    "pcg.random(n)",
  ],
  "PCG64 random float32": [() => pcg.fillUniform(float32), "pcg.random(n, dtype='f4')"],
  "PCG64 standard_normal": [() => pcg.fillNormal(float64), "pcg.standard_normal(n)"],
  "PCG64 standard_normal float32": [
    () => pcg.fillNormal(float32),
    "pcg.standard_normal(n, dtype='f4')",
  ],
  "PCG64 integers": [
    () => pcg.integers(0, 1000, COUNT, { type: "int32" }),
    "pcg.integers(0, 1000, n, dtype='i4')",
  ],
  "Philox random": [() => philox.fillUniform(float64), "philox.random(n)"],
  "Philox standard_normal": [() => philox.fillNormal(float64), "philox.standard_normal(n)"],
};

const python = `
import json, time, numpy
n = ${COUNT}
legacy = numpy.random.RandomState(1)
pcg = numpy.random.default_rng(1)
philox = numpy.random.Generator(numpy.random.Philox(1))
def cpu(job):
    start = time.process_time()
    job()
    return time.process_time() - start
jobs = [${Object.values(jobs)
  .map(([, expression]) => `lambda: ${expression}`)
  .join(", ")}]
for job in jobs: job()
print(json.dumps([1e3 * min(cpu(job) for _ in range(2)) for job in jobs]))
`;

function ours(job: () => unknown): number {
  const start = process.cpuUsage();
  job();
  const used = process.cpuUsage(start);
  return (used.user + used.system) / 1000;
}

const names = Object.keys(jobs);
const best = names.map(() => Infinity);
const peer = names.map(() => Infinity);
for (let round = 0; round < ROUNDS; round++) {
  names.forEach((name, i) => {
    const [job] = jobs[name]!;
    best[i] = Math.min(best[i]!, ours(job), ours(job));
  });
  const child = spawnSync("/usr/bin/python3", ["-c", python], { encoding: "utf8" });
  if (child.status !== 0) {
    if (round === 0) console.log("/usr/bin/python3 has no NumPy: ratios are left out");
    continue;
  }
  (JSON.parse(child.stdout) as number[]).forEach((ms, i) => {
    peer[i] = Math.min(peer[i]!, ms);
  });
}

console.table(
  Object.fromEntries(
    names.map((name, i) => [
      name,
      {
        "million per second": Math.round(COUNT / best[i]! / 100) / 10,
        "speed over NumPy's": Math.round((100 * peer[i]!) / best[i]!) / 100,
      },
    ]),
  ),
);
