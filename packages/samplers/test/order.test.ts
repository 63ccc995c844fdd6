import "@inkwash/matchers";
import golden from "@inkwash/golden/ddim_mixture.json" with { type: "json" };
import { cosine, grid, linear } from "@inkwash/schedules";
import { log } from "@inkwash/special";
import { describe, expect, test } from "vitest";
import { ddim, ddpm, sample, type Samples } from "../src/index.ts";
import { flow, optimal, preserving, slope } from "./gaussian.ts";
import { mixtureDenoiser } from "./mixture.ts";
import { moments } from "./moments.ts";

const data = { mean: [1, -2], variance: [0.25, 4] };
const rms = (values: readonly number[]): number =>
  Math.sqrt(values.reduce((s, v) => s + v * v, 0) / values.length);

/** Root mean square distance of DDIM's endpoints to those of the exact flow, over 16 starts. */
async function endpointError(knots: ReturnType<typeof grid>): Promise<number> {
  const last = knots.logSnr.length - 1;
  const start = Float64Array.from({ length: 32 }, (_, i) => ((i * 7) % 32) / 8 - 2);
  const x = { data: start, shape: [16, 2] };
  const end = await sample(optimal(data), ddim(knots), { x });
  const errors = Array.from(end.data, (v, i) => v - flow(data, knots, 0, last, start[i]!, i % 2));
  return rms(errors);
}

describe("ddim on a Gaussian with its optimal denoiser", () => {
  const counts = [10, 20, 40, 80, 160];
  const logs = counts.map((count) => log(count));

  test("converges to the probability flow with order 1 on a uniform grid", async () => {
    const errors = [];
    for (const count of counts) {
      const knots = preserving(Array.from({ length: count + 1 }, (_, n) => -6 + (12 * n) / count));
      errors.push(log(await endpointError(knots)));
    }
    expect(Math.abs(-slope(logs, errors) - 1)).toBeLessThan(0.1);
  });

  test.each([
    ["linear", linear(1000, { start: 1e-4, end: 0.02 })],
    ["cosine", cosine(1000)],
  ])("converges with order 1 +- 0.3 on trailing grids of the %s schedule", async (_, schedule) => {
    const errors = [];
    for (const steps of counts) errors.push(log(await endpointError(grid(schedule, { steps }))));
    expect(Math.abs(-slope(logs, errors) - 1)).toBeLessThan(0.3);
  });

  test("there and back again: inversion returns to the start with order 1", async () => {
    const errors = [];
    for (const count of counts) {
      const levels = Array.from({ length: count + 1 }, (_, n) => -4 + (8 * n) / count);
      const x = { data: Float64Array.of(0.3, -1.4, 2, 0.1), shape: [2, 2] };
      const end = await sample(optimal(data), ddim(preserving(levels)), { x });
      const back = await sample(optimal(data), ddim(preserving(levels.toReversed())), { x: end });
      errors.push(log(rms(Array.from(back.data, (v, i) => v - x.data[i]!))));
    }
    expect(Math.abs(-slope(logs, errors) - 1)).toBeLessThan(0.3);
  });
});

describe("ddpm on a Gaussian with its optimal denoiser", () => {
  test.each(["posterior", "beta"] as const)(
    "has moments that converge with order 1, variance %s",
    (variance) => {
      const counts = [50, 100, 200, 400, 800];
      const errors = counts.map((count) => {
        const knots = preserving(
          Array.from({ length: count + 1 }, (_, n) => -6 + (12 * n) / count),
        );
        const [, spread] = moments(ddpm(knots, { variance }), 1, 0.25);
        const exact = knots.signal[count]! ** 2 * 0.25 + knots.noise[count]! ** 2;
        return log(Math.abs(spread - exact));
      });
      const order = -slope(
        counts.map((count) => log(count)),
        errors,
      );
      expect(Math.abs(order - 1)).toBeLessThan(0.3);
    },
  );
});

describe("ddim on tutorial 000's mixture with its exact epsilon", () => {
  const schedule = linear(1000, { start: 1e-4, end: 0.02 });
  const ends = golden.ends.flat();

  test.each(golden.runs)("misses the exact endpoints by $rms at $steps steps", async (run) => {
    const knots = grid(schedule, { steps: run.steps });
    const start = Float64Array.from(golden.z.flat(), (z) => knots.noise[0]! * z);
    const x: Samples = { data: start, shape: [64, 2] };
    const end = await sample(mixtureDenoiser(golden), ddim(knots), { x });
    const errors = Array.from({ length: 64 }, (_, i) =>
      Math.sqrt(
        (end.data[2 * i]! - ends[2 * i]!) ** 2 + (end.data[2 * i + 1]! - ends[2 * i + 1]!) ** 2,
      ),
    );
    expect([rms(errors), Math.max(...errors)]).toBeAllClose([run.rms, run.max], { rtol: 1e-9 });
  });

  test("gives the published table 1.15, 0.739, 0.505, 0.211, 0.113", () => {
    const table = golden.runs.map((run) => Number(run.rms.toPrecision(3)));
    expect(table).toEqual([1.15, 0.739, 0.505, 0.211, 0.113]);
  });
});
