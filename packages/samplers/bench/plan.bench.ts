// 50 DDIM steps of 10,000 points, the denoiser left out: a plan made once and executed, against the
// same steps with their coefficients worked out anew for every step, as a class with a `step(t)`
// method does, and for every element, as a formula pasted into the loop does.
//
//   node --conditions=@inkwash/source packages/samplers/bench/plan.bench.ts

import { alphaBar, grid, linear } from "@inkwash/schedules";
import { exp, expm1 } from "@inkwash/special";
import { ddim, stepper, type Samples, type Stepper } from "../src/index.ts";

const schedule = linear(1000, { start: 1e-4, end: 0.02 });
const steps = 50;
const knots = grid(schedule, { steps });
const plan = ddim(knots);
const shape = [10_000, 2];
const x: Samples = { data: new Float32Array(20_000).fill(0.5), shape };
const m: Samples = { data: new Float32Array(20_000).fill(-0.1), shape };
const out: Samples = { data: new Float32Array(20_000), shape };

function byPlan(): void {
  let run: Stepper = stepper(plan, x);
  while (!run.done) run = run.push(m, out);
}

function perStep(): void {
  let from = x.data;
  for (let n = 0; n < steps; n++) {
    const bar = alphaBar(schedule);
    const here = bar[knots.condition[n]!]!;
    const there = n + 1 < steps ? bar[knots.condition[n + 1]!]! : 1;
    for (let i = 0; i < from.length; i++) {
      const x0 = (from[i]! - Math.sqrt(1 - here) * m.data[i]!) / Math.sqrt(here);
      out.data[i] = Math.sqrt(there) * x0 + Math.sqrt(1 - there) * m.data[i]!;
    }
    from = out.data;
  }
}

function perElement(): void {
  let from = x.data;
  for (let n = 0; n < steps; n++) {
    const here = schedule.logAlphaBar[knots.condition[n]!]!;
    const there = n + 1 < steps ? schedule.logAlphaBar[knots.condition[n + 1]!]! : 0;
    for (let i = 0; i < from.length; i++) {
      const x0 = (from[i]! - Math.sqrt(-expm1(here)) * m.data[i]!) / exp(here / 2);
      out.data[i] = exp(there / 2) * x0 + Math.sqrt(-expm1(there)) * m.data[i]!;
    }
    from = out.data;
  }
}

/** The median of 21 runs after 5 to warm up, in ms. */
function time(run: () => void): number {
  for (let i = 0; i < 5; i++) run();
  const times = Array.from({ length: 21 }, () => {
    const before = performance.now();
    run();
    return performance.now() - before;
  });
  return times.toSorted((a, b) => a - b)[10]!;
}

let base = 0;
for (const [name, run] of Object.entries({ byPlan, perStep, perElement })) {
  const ms = time(run);
  base ||= ms;
  const rate = (steps * x.data.length) / ms / 1e6;
  console.log(
    `${name.padEnd(12)} ${ms.toFixed(2).padStart(8)} ms  ${rate.toFixed(3)} G elements/s  ${(ms / base).toFixed(1)} x`,
  );
}
