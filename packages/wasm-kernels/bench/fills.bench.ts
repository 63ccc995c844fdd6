// Millions of numbers a second, one thread, the best of 30 passes over 1,048,576 float32 numbers:
// the kernels beside loops that one would write in TypeScript without them.
//
//   node packages/wasm-kernels/bench/fills.bench.ts
//
// Recorded on one core of a shared AMD EPYC, Node 26.10:
//   words 764, uniforms 628 (Math.random 128), normals 354 (the loop over Math 29: 12 times),
//   jump with its normals 288 (two loops 26: 11 times), jump with given normals 1485 (a loop 1833).
// normals.bench.ts has NumPy and PyTorch beside it.

import { createKernels } from "../src/index.ts";

const COUNT = 2 ** 20;
const out = new Float32Array(COUNT);
const x = new Float32Array(COUNT).fill(0.5);
const given = new Float32Array(COUNT).fill(0.25);
const address = { key: [42, 0], stream: [0, 0], index: 1 } as const;
const rates = { signal: 0.6, noise: 0.8, out } as const;
const kernels = createKernels();

function uniformsByMath(): void {
  for (let i = 0; i < COUNT; i++) out[i] = Math.random();
}
/** Box and Muller over Math.random: neither seeded nor the same on two engines. */
function normalsByMath(): void {
  for (let i = 0; i < COUNT; i += 2) {
    const r = Math.sqrt(-2 * Math.log(1 - Math.random()));
    const angle = 2 * Math.PI * Math.random();
    out[i] = r * Math.cos(angle);
    out[i + 1] = r * Math.sin(angle);
  }
}
function jumpByMath(): void {
  normalsByMath();
  for (let i = 0; i < COUNT; i++) out[i] = 0.6 * x[i]! + 0.8 * out[i]!;
}
function jumpGiven(): void {
  for (let i = 0; i < COUNT; i++) out[i] = 0.6 * x[i]! + 0.8 * given[i]!;
}

const works: Record<string, () => unknown> = {
  fillWords: () => kernels.fillWords(new Uint32Array(out.buffer), address),
  fillUniform: () => kernels.fillUniform(out, address),
  "a loop over Math.random": uniformsByMath,
  fillNormal: () => kernels.fillNormal(out, address),
  "a loop over Math.random, log, cos, sin": normalsByMath,
  "jump, normals drawn": () => kernels.jump(x, address, rates),
  "the same in two loops": jumpByMath,
  "jump, normals given": () => kernels.jump(x, given, rates),
  "the same in a loop": jumpGiven,
};
for (const [name, work] of Object.entries(works)) {
  let best = Infinity;
  for (let pass = 0; pass < 30; pass++) {
    const start = performance.now();
    work();
    best = Math.min(best, performance.now() - start);
  }
  console.log(`${(COUNT / best / 1000).toFixed(0).padStart(6)} M/s  ${name}`);
}
