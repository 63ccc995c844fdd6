// The noising chain of tutorial 000 with the wasm Stream handed in, against the tutorial's own NumPy
// and PyTorch code on the same machine: a 512 x 512 picture over 1,000 steps with every state yielded, the
// same with 100 of them kept, and 10,000 particles. Milliseconds for the whole chain, from the fastest
// of 20 stretches of it on both sides, so that a busy machine disturbs neither; without python3, NumPy
// or PyTorch the recorded numbers of another machine, labelled so.
//
//   node --conditions=@inkwash/source packages/experiment/bench/chain.bench.ts

import { spawnSync } from "node:child_process";
import { chain } from "@inkwash/forward";
import { philox } from "@inkwash/random";
import { linear } from "@inkwash/schedules";
import { philox as faster } from "@inkwash/wasm-kernels";

const python = `
import time, json
import numpy as np
import torch
beta = np.linspace(1e-4, 0.02, 1000)
def numpy_step(x, t):
    return (np.sqrt(1 - beta[t]) * x + np.random.randn(*x.shape) * np.sqrt(beta[t])).astype(x.dtype)
beta32 = torch.linspace(1e-4, 0.02, 1000)
def torch_step(x, t):
    return torch.sqrt(1 - beta32[t]) * x + torch.randn_like(x) * torch.sqrt(beta32[t])
def clock(step, x):
    best = 1e9
    for first in range(0, 1000, 50):
        start = time.perf_counter()
        for t in range(first, first + 50):
            x = step(x, t)
        best = min(best, time.perf_counter() - start)
    return best * 20e3
print(json.dumps({
    "numpy picture": clock(numpy_step, np.zeros((512, 512), np.float32)),
    "torch picture": clock(torch_step, torch.zeros(512, 512)),
    "numpy particles": clock(numpy_step, np.zeros(10000)),
}))
`;

/** AMD EPYC, 2.6 GHz, one core; NumPy 1.24, PyTorch 1.13. */
const recorded = { "numpy picture": 5790, "torch picture": 1030, "numpy particles": 220 };

function theirs(): { times: typeof recorded; from: string } {
  const { status, stdout } = spawnSync("python3", ["-c", python], { encoding: "utf8" });
  if (status === 0) return { times: JSON.parse(stdout) as typeof recorded, from: "measured now" };
  return { times: recorded, from: "recorded on another machine" };
}

const schedule = linear(1000);
const stream = faster(philox(1));

/** Milliseconds of a whole chain of `kept` states; every one is yielded and dropped. */
function ours(shape: readonly number[], kept: number): number {
  const length = shape.reduce((product, n) => product * n, 1);
  const x0 = { data: new Float32Array(length), shape };
  const keep = Float64Array.from({ length: kept }, (_, i) => ((i + 1) * 1000) / kept);
  const walk = chain(x0, schedule, { rng: stream, keep });
  let best = Infinity;
  for (let stretch = 0; stretch < 20; stretch++) {
    const start = performance.now();
    for (let step = 0; step < kept / 20; step++) walk.next();
    best = Math.min(best, performance.now() - start);
  }
  return best * 20;
}

const { times, from } = theirs();
const rows = [
  ["picture, every state", ours([1, 512, 512], 1000), "numpy picture", 0.5],
  ["picture, every state", ours([1, 512, 512], 1000), "torch picture", 1.5],
  ["picture, 100 states kept", ours([1, 512, 512], 100), "torch picture", 0.25],
  ["10,000 particles", ours([10_000, 1], 1000), "numpy particles", 0.5],
] as const;
for (const [name, own, other, limit] of rows) {
  const ratio = (own / times[other]).toFixed(2);
  console.log(
    `${name.padEnd(25)} ${own.toFixed(0).padStart(6)} ms  ${other} (${from}) ` +
      `${times[other].toFixed(0).padStart(6)} ms  ratio ${ratio} (at most ${limit})`,
  );
}
