// Tutorial 004's whole training step (3 x 128, softplus, gates; 128 samples: shuffle, antithetic rows,
// normals, noising, forward, backward, clipping, Adam, average), and its sampling of 10,000 points,
// beside PyTorch: interleaved, CPU time on one thread, wall time on two.
//
//   node --conditions=@inkwash/source packages/nn/bench/step.bench.ts [--rounds 15] [--epochs 1000]
//     [--width 128] [--batch 128]
//
// Peers, each left out where it is missing:
//   TORCH=/path/to/python       PyTorch 2, where `pip install torch==2.13.0 numpy` and a C++ compiler are
//   TORCH_OLD=/usr/bin/python3  PyTorch 1.13; OPENBLAS_CORETYPE chooses its BLAS kernels
// --epochs N times a run of that many epochs, part by part, strict, fast and compiled, and nothing else.

import { existsSync } from "node:fs";
import { cpus } from "node:os";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { Worker } from "node:worker_threads";
import { philox } from "@inkwash/random";
import { philox as faster } from "@inkwash/wasm-kernels";
import { createThreads } from "@inkwash/wasm-kernels/machine";
import {
  createTrainer,
  denoiser,
  initialise,
  mlp,
  train,
  type TrainingTable,
} from "../src/index.ts";
import { wasm, type WasmOptions } from "../src/wasm/index.ts";
import { startPeer, type PythonPeer } from "./peers/python-peer.ts";

const { values: given } = parseArgs({
  options: {
    rounds: { type: "string", default: "15" },
    epochs: { type: "string", default: "0" },
    width: { type: "string", default: "128" },
    batch: { type: "string", default: "128" },
  },
});
const [rounds, epochs] = [Number(given.rounds), Number(given.epochs)];
const [width, batch] = [Number(given.width), Number(given.batch)];
const [steps, points] = [100, 10_000];
// As many as an epoch has; fewer where a step is long.
const perEpoch = Math.max(1, Math.round(79 * Math.min(1, (128 / width) ** 2 * (128 / batch))));
const reverseSteps = Math.max(1, Math.round(20 * (128 / width) ** 2));

const beta = Float64Array.from(
  { length: steps },
  (_, t) => (5e-3 - 1e-5) / (1 + Math.exp(6 - (12 * t) / (steps - 1))) + 1e-5,
);
let product = 1;
const alphaBar = beta.map((b) => (product *= 1 - b));
const column = (value: number): Float64Array => new Float64Array(steps).fill(value);
const table: TrainingTable = {
  predicts: "epsilon",
  signal: alphaBar.map(Math.sqrt),
  noise: alphaBar.map((a) => Math.sqrt(1 - a)),
  targetData: column(0),
  targetNoise: column(1),
  inputScale: column(1),
  skip: column(0),
  outScale: column(1),
  weight: column(1),
  condition: beta.map((_, t) => t),
};
const network = mlp({
  dimension: 2,
  width,
  activation: "softplus",
  conditioning: { kind: "embedding", steps },
});
const rng = philox(0);
const parameters = initialise(network, { rng: rng.fork("weights") });
/** Two moons, as the tutorial has. */
const data = {
  data: rng
    .fork("data")
    .fillNormal(new Float32Array(2 * points))
    .map((z, i) => {
      const [angle, upper] = [(Math.PI * (i >> 1)) / points, (i >> 1) % 2 === 0];
      const [x, y] = [Math.cos(angle), Math.sin(angle)];
      return 0.1 * z + (i % 2 === 0 ? (upper ? x : 1 - x) : upper ? y : 0.5 - y);
    }),
  shape: [points, 2],
};

/** One variant of ours: takes so many steps. */
function stepper(options: WasmOptions): (count: number) => void {
  const trainer = createTrainer(network, table, {
    parameters,
    ema: { decay: 0.9 },
    engine: wasm(options),
  });
  const run = train(trainer, data, { rng: faster(philox(1)), steps: 1e9, batch, report: 1e9 });
  return (count) => {
    for (let i = 0; i < count; i++) run.next();
  };
}

/** The tutorial's reverse steps for all points. */
function sampler(options: WasmOptions): (count: number) => void {
  const model = denoiser(network, parameters, table, { engine: wasm(options) });
  const stream = faster(philox(2));
  const [x, out, z] = [0, 0, 0].map(() => new Float32Array(2 * points));
  stream.fillNormal(x!);
  const shape = [points, 2];
  return (count) => {
    for (let i = 0; i < count; i++) {
      const t = steps - 1 - (i % steps);
      model.call({ data: x!, shape }, { condition: t }, { data: out!, shape });
      stream.fillNormal(z!);
      const [of, root] = [beta[t]! / table.noise[t]!, 1 / Math.sqrt(1 - beta[t]!)];
      const spread = Math.sqrt(beta[t]!);
      for (let p = 0; p < 2 * points; p++) {
        x![p] = (x![p]! - of * out![p]!) * root + spread * z![p]!;
      }
    }
  };
}

const threads = createThreads({
  count: 2,
  createWorker: () =>
    new Worker(new URL(import.meta.resolve("@inkwash/wasm-kernels/worker")), {
      execArgv: ["--conditions=@inkwash/source"],
    }),
});
const ours: Readonly<Record<string, (count: number) => void>> = {
  "inkwash strict": stepper({}),
  "inkwash fast": stepper({ fast: true }),
};
const oursTogether = {
  "inkwash strict, 2 threads": stepper({ threads }),
  "inkwash fast, 2 threads": stepper({ fast: true, threads }),
};
const samplers = { "inkwash strict": sampler({}), "inkwash fast": sampler({ fast: true }) };

const script = fileURLToPath(new URL("./peers/torch_step.py", import.meta.url));
const env = { PEER_WIDTH: given.width, PEER_BATCH: given.batch };
const peers: [string, PythonPeer][] = [];
for (const [variable, variants] of [
  ["TORCH", epochs > 0 ? ["compile"] : ["eager", "fused", "compile"]],
  ["TORCH_OLD", epochs > 0 ? [] : ["eager"]],
] as const) {
  if (variants.length === 0) continue;
  const python = process.env[variable];
  const peer =
    python && existsSync(python) ? await startPeer(python, script, variants, env) : undefined;
  if (peer) {
    const { version, blas } = peer.about as { version: string; blas: string };
    peers.push([`PyTorch ${version}`, peer]);
    console.log(`${variable}: PyTorch ${version}, 1 thread, ${blas}`);
  } else {
    console.log(`${variable}: no PyTorch there, so it is left out`);
  }
}
console.log(`${cpus()[0]?.model}, ${cpus().length} cores, Node ${process.versions.node}\n`);

const cpu = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};
const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;
type Times = Map<string, number[]>;
const cpuOnly = (times: Times): Times =>
  new Map([...times].filter(([name]) => !name.endsWith(" wall")));
const note = (times: Times, name: string, ms: number): void => {
  times.set(name, [...(times.get(name) ?? []), ms]);
};

/** Both sides in turn. */
async function compare(
  what: "step" | "sample",
  runs: Readonly<Record<string, (count: number) => void>>,
  count: number,
  many: number,
): Promise<Times> {
  const times: Times = new Map();
  for (let round = 0; round < many; round++) {
    for (const [name, run] of Object.entries(runs)) {
      const before = cpu();
      run(count);
      note(times, name, (cpu() - before) / count);
    }
    for (const [name, peer] of peers) {
      for (const [variant, ms] of Object.entries(await peer.ask(`${what} ${count}`))) {
        note(times, `${name} ${variant}`, ms);
      }
    }
  }
  return times;
}

function print(title: string, times: Times, base: string | undefined): void {
  console.log(title);
  const least = base === undefined ? undefined : times.get(base);
  for (const [name, all] of times) {
    const [low, middle] = [Math.min(...all), median(all)];
    const ratio = least
      ? `${(middle / median(least)).toFixed(2)} of ${base} (${(low / Math.min(...least)).toFixed(2)} least to least)`
      : "";
    console.log(`  ${name.padEnd(34)} ${middle.toFixed(3)} ms, least ${low.toFixed(3)}  ${ratio}`);
  }
  console.log();
}

/** The recorded peers, where there are none: another machine, so only their order of size counts. */
const recorded =
  "recorded, Intel Xeon (Emerald Rapids) 2.8 GHz, 1 thread: PyTorch 2.13 eager 2.00 ms, fused 1.52, compile 1.41;\n" +
  "PyTorch 1.13 2.00 a step and 18.6 to 20 ms a reverse step of 10,000; jax-js 0.1.25 4.8 to 7.1; tfjs 4.22 wasm 18.3\n";
const best = [...peers].find(([name]) => name.startsWith("PyTorch 2"))?.[0];
const old = [...peers].find(([name]) => name.startsWith("PyTorch 1"))?.[0];
if (peers.length < (epochs > 0 ? 1 : 2)) console.log(recorded);

for (const run of Object.values(ours)) run(3 * perEpoch);
if (epochs > 0) {
  const part = Math.ceil(epochs / 20);
  for (let done = part; done <= epochs; done += part) {
    const times = cpuOnly(await compare("step", ours, part * perEpoch, 1));
    const shown = [...times].map(([name, [ms]]) => `${name} ${ms!.toFixed(3)} ms`);
    console.log(`epochs ${done - part + 1} to ${done}: ${shown.join(", ")}`);
  }
  process.exit();
}
const stepTimes = await compare("step", ours, perEpoch, rounds);
print(
  `a training step of ${batch} samples, 3 x ${width}, CPU time`,
  cpuOnly(stepTimes),
  best && `${best} compile`,
);

for (const run of Object.values(oursTogether)) run(1);
await new Promise((resolve) => setTimeout(resolve, 1000));
const walls: Times = new Map();
for (let round = 0; round < rounds; round++) {
  for (const [name, run] of Object.entries({ ...ours, ...oursTogether })) {
    const before = performance.now();
    run(perEpoch);
    note(walls, name, (performance.now() - before) / perEpoch);
  }
  for (const [name, peer] of peers) {
    for (const [variant, ms] of Object.entries(await peer.ask(`step ${perEpoch}`))) {
      if (variant.endsWith(" wall")) note(walls, `${name} ${variant.slice(0, -5)}`, ms);
    }
  }
}
print("the same, wall time, with two threads of ours", walls, best && `${best} compile`);
threads.close();

for (const run of Object.values(samplers)) run(5);
print(
  `a reverse step of ${points} points, CPU time`,
  cpuOnly(await compare("sample", samplers, reverseSteps, rounds)),
  old && `${old} eager`,
);
for (const [, peer] of peers) peer.end();
