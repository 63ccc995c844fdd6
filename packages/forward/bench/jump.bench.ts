// Milliseconds for one 512 x 512 RGB picture in float32, the best of 20: the noise alone, a plain
// loop with the noise given, jump with the noise given, jump that draws it; one step of a chain.
//
//   node --conditions=@inkwash/source packages/forward/bench/jump.bench.ts

import { philox } from "@inkwash/random";
import { at, linear } from "@inkwash/schedules";
import { chain, jump } from "../src/index.ts";

const shape = [1, 3, 512, 512];
const length = shape.reduce((product, n) => product * n, 1);
const schedule = linear(1000);
const place = at(schedule, 499);
const x0 = { data: philox(1).fillUniform(new Float32Array(length)), shape };
const noise = { data: philox(2).fillNormal(new Float32Array(length)), shape };
const out = { data: new Float32Array(length), shape };
const walk = chain(x0, schedule, { rng: philox(3) });
walk.next();

const tasks: Record<string, () => unknown> = {
  "normals alone": () => philox(4).fillNormal(out.data),
  "plain loop": () => {
    const { signal, noise: rate } = place;
    for (let i = 0; i < length; i++) out.data[i] = signal * x0.data[i]! + rate * noise.data[i]!;
  },
  "jump, noise given": () => jump(x0, place, { noise, out }),
  "jump, noise drawn": () => jump(x0, place, { rng: philox(4), out }),
  "chain, one step": () => walk.next(),
};

for (const [name, task] of Object.entries(tasks)) {
  let best = Infinity;
  for (let pass = 0; pass < 20; pass++) {
    const start = performance.now();
    task();
    best = Math.min(best, performance.now() - start);
  }
  console.log(name.padEnd(20), best.toFixed(2).padStart(8), "ms");
}
