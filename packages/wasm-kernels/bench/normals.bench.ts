// Float32 normals, one thread, millions a second of CPU time, beside PyTorch and NumPy in the same
// run, turn by turn: the best of all turns counts. PYTHON names a Python with both.
//
//   PYTHON=/usr/bin/python3 node packages/wasm-kernels/bench/normals.bench.ts

import { spawnSync } from "node:child_process";
import { cpus } from "node:os";
import { createKernels, type Address } from "../src/index.ts";

const TURNS = 5;
const kernels = createKernels();

const script = `
import json, time
import numpy as np
best = {}
def measure(name, n, draw):
    for _ in range(60):
        start = time.process_time()
        draw()
        rate = n / (time.process_time() - start) / 1e6
        best[name] = max(best.get(name, 0), rate)
n = 65536
rng, out = np.random.default_rng(1), np.empty(n, np.float32)
measure(f"NumPy {np.__version__} PCG64, standard_normal", n, lambda: rng.standard_normal(out=out, dtype=np.float32))
try:
    import torch
    torch.set_num_threads(1)
    tensor = torch.empty(n)
    measure(f"PyTorch {torch.__version__}, normal_", n, lambda: tensor.normal_())
except ImportError:
    pass
print(json.dumps(best))
`;

const best = new Map<string, number>();
const keep = (name: string, rate: number): void =>
  void best.set(name, Math.max(best.get(name) ?? 0, rate));

const out = new Float32Array(65_536);
function ours(name: string, address: Address): void {
  for (let round = 0; round < 60; round++) {
    const start = process.cpuUsage();
    for (let i = 0; i < 8; i++) kernels.fillNormal(out, address);
    const { user, system } = process.cpuUsage(start);
    keep(name, (8 * out.length) / (user + system));
  }
}

for (let turn = 0; turn < TURNS; turn++) {
  const address = { key: [1, 0], stream: [0, 0], index: 65_536 * turn } as const;
  ours("philox", address);
  ours("block", { ...address, generator: "block" });
  const python = spawnSync(process.env["PYTHON"] ?? "python3", ["-c", script], {
    encoding: "utf8",
    env: { ...process.env, OMP_NUM_THREADS: "1" },
  });
  if (python.status === 0) {
    for (const [name, rate] of Object.entries(
      JSON.parse(python.stdout) as Record<string, number>,
    )) {
      keep(name, rate);
    }
  } else if (turn === 0) console.log("no Python with NumPy: ours alone");
}

const names = [...best.keys()];
console.log(`${cpus()[0]?.model}, Node ${process.versions.node}`);
console.table(
  Object.fromEntries(
    names.map((name) => [
      name,
      {
        "M/s": Math.round(best.get(name)!),
        "philox to it": Math.round((100 * best.get("philox")!) / best.get(name)!) / 100,
        "block to it": Math.round((100 * best.get("block")!) / best.get(name)!) / 100,
      },
    ]),
  ),
);
