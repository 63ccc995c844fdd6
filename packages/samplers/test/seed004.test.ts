import "@inkwash/matchers";
import golden from "@inkwash/golden/seed004_reverse.json" with { type: "json" };
import type { Rng } from "@inkwash/random";
import { grid, sigmoid } from "@inkwash/schedules";
import { describe, expect, test } from "vitest";
import { ddpm, sample, stepper, type Samples } from "../src/index.ts";
import { uniforms } from "./mulberry.ts";
import { tutorialNetwork } from "./tutorial-004.ts";

const network = tutorialNetwork();
const plan = ddpm(grid(sigmoid(100, { start: 1e-5, end: 0.5e-2 })), {
  variance: "beta",
  lastNoise: true,
});

const given = (seed: number): Samples => ({
  data: uniforms(seed, 16).map((u) => Math.sqrt(12) * (u - 0.5)),
  shape: [8, 2],
});

/** Gives the arrays of these seeds, one fill each. */
function replay(seed: number): Rng {
  let next = seed;
  const refuse = (): never => {
    throw new Error("only normals are replayed");
  };
  return {
    nextUint32: refuse,
    fillUniform: refuse,
    fillNormal(out) {
      out.set(given(next++).data);
      return out;
    },
  };
}

describe("tutorial 004's sampling with given weights and noise", () => {
  test.each(["0", "1", "37", "99"] as const)("p_sample at t = %s", async (t) => {
    const start = { step: 99 - Number(t), x: given(5001), past: [] };
    const run = stepper(plan, start, { rng: replay(5002) });
    if (run.done) throw new Error("there is a step left");
    const prediction = await network.call(run.x, run.at);
    const expected = golden.pSample[t];
    expect(prediction.data).toBeAllClose(expected.epsilon.flat(), { rtol: 1e-12 });
    expect(run.push(prediction).x.data).toBeAllClose(expected.x.flat(), { rtol: 1e-12 });
  });

  test("p_sample_loop, all 100 steps", async () => {
    const seen: Record<number, Float64Array | Float32Array> = { 0: given(6000).data };
    await sample(network, plan, {
      x: given(6000),
      rng: replay(6001),
      onStep: ({ step, x }) => {
        seen[step] = x.data.slice();
      },
    });
    for (const [step, expected] of Object.entries(golden.loop)) {
      expect(seen[Number(step)]).toBeAllClose(expected.flat(), { rtol: 1e-12 });
    }
  });

  test("p_sample_loop in float32 stays within 2e-5", async () => {
    const { data, shape } = given(6000);
    const x = { data: Float32Array.from(data), shape };
    const end = await sample(network, plan, { x, rng: replay(6001) });
    expect(end.data).toBeInstanceOf(Float32Array);
    expect(end.data).toBeAllClose(golden.loop["100"].flat(), { atol: 2e-5 });
  });
});
