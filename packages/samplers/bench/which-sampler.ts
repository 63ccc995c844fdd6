// The table of the README: samplers on tutorial 000's mixture with its exact denoiser, by the sliced
// Wasserstein-2 distance of 10,000 samples to 5 fresh exact sets (50 directions), in units of the
// distance between two exact sets.
//
//   node --conditions=@inkwash/source packages/samplers/bench/which-sampler.ts

import golden from "@inkwash/golden/ddim_mixture.json" with { type: "json" };
import { philox, type Stream } from "@inkwash/random";
import { grid, linear, type Grid } from "@inkwash/schedules";
import { cos, sin } from "@inkwash/special";
import { ddim, ddpm, sample, type Plan, type Samples } from "../src/index.ts";
import { mixtureDenoiser } from "../test/mixture.ts";

const n = 10_000;
const directions = 50;
const rng = philox(2026);
const schedule = linear(1000, { start: 1e-4, end: 0.02 });
const denoiser = mixtureDenoiser(golden);

/** n points of the mixture itself: mean + Cholesky factor times normals. */
function exact(stream: Stream): Samples {
  const which = stream.fork("component").fillUniform(new Float64Array(n));
  const z = stream.fork("normal").fillNormal(new Float64Array(2 * n));
  const data = new Float64Array(2 * n);
  for (let i = 0; i < n; i++) {
    const k = Math.floor(which[i]! * golden.weights.length);
    const [xx, xy, , yy] = golden.covariances[k]!;
    const first = Math.sqrt(xx!);
    const shear = xy! / first;
    data[2 * i] = golden.means[k]![0]! + first * z[2 * i]!;
    data[2 * i + 1] =
      golden.means[k]![1]! + shear * z[2 * i]! + Math.sqrt(yy! - shear * shear) * z[2 * i + 1]!;
  }
  return { data, shape: [n, 2] };
}

/** Sorted projections on each direction. */
function projections({ data }: Samples): Float64Array[] {
  return Array.from({ length: directions }, (_, k) => {
    const [c, s] = [cos((Math.PI * k) / directions), sin((Math.PI * k) / directions)];
    return Float64Array.from(
      { length: n },
      (__, i) => c * data[2 * i]! + s * data[2 * i + 1]!,
    ).sort();
  });
}

function distance(a: Float64Array[], b: Float64Array[]): number {
  let sum = 0;
  for (const [k, p] of a.entries()) for (const [i, v] of p.entries()) sum += (v - b[k]![i]!) ** 2;
  return Math.sqrt(sum / (n * directions));
}

const mean = (values: number[]): number => values.reduce((s, v) => s + v, 0) / values.length;
const sets = Array.from({ length: 6 }, (_, i) => projections(exact(rng.fork(`exact ${i}`))));
const pairs = sets.flatMap((a, i) => sets.slice(i + 1).map((b) => distance(a, b)));
const floor = mean(pairs);

const samplers: Record<string, (knots: Grid) => Plan> = {
  "ddim, eta 0": (knots) => ddim(knots),
  "ddim, eta 0.5": (knots) => ddim(knots, { eta: 0.5 }),
  "ddpm, posterior": (knots) => ddpm(knots),
  "ddpm, beta": (knots) => ddpm(knots, { variance: "beta" }),
};
const counts = [5, 10, 20, 50, 100, 250];

const [low, high] = [Math.min(...pairs) / floor, Math.max(...pairs) / floor];
console.log(
  `floor ${floor.toFixed(4)}, exact sets apart by ${low.toFixed(2)} to ${high.toFixed(2)}`,
);
console.log(`| steps | ${counts.join(" | ")} |`);
console.log(`|---|${counts.map(() => "---:").join("|")}|`);
for (const [name, plan] of Object.entries(samplers)) {
  const cells = [];
  for (const steps of counts) {
    const made = await sample(denoiser, plan(grid(schedule, { steps })), { shape: [n, 2], rng });
    const found = projections(made);
    cells.push((mean(sets.slice(1).map((set) => distance(found, set))) / floor).toFixed(1));
  }
  console.log(`| ${name} | ${cells.join(" | ")} |`);
}
