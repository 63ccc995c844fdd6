import "@inkwash/matchers";
import golden from "@inkwash/golden/ddim_ddpm_diffusers.json" with { type: "json" };
import type { Rng } from "@inkwash/random";
import {
  alphaBar,
  cosine,
  fromBeta,
  grid,
  linear,
  scaledLinear,
  x0From,
  type Denoiser,
  type Grid,
  type Prediction,
  type Schedule,
} from "@inkwash/schedules";
import { describe, expect, test } from "vitest";
import { ddim, ddpm, sample, type Plan, type Samples } from "../src/index.ts";

type Case = (typeof golden.cases)[number];

function scheduleOf(c: Case): Schedule {
  if (c.schedule === "cosine") return cosine(1000);
  const make = c.schedule === "linear" ? linear : scaledLinear;
  const schedule = make(1000, { start: c.start, end: c.end });
  return c.zeroSnr ? zeroTerminalSnr(schedule) : schedule;
}

/** Shifts and scales sqrt(alphaBar) so that it ends at 0, arXiv:2305.08891, algorithm 1. */
function zeroTerminalSnr(schedule: Schedule): Schedule {
  const root = alphaBar(schedule).map((bar) => Math.sqrt(bar));
  const [first, last] = [root[0]!, root[999]!];
  const bar = root.map((r) => (((r - last) * first) / (first - last)) ** 2);
  return fromBeta(
    bar.map((b, t) => (t === 0 ? 1 - b : 1 - b / bar[t - 1]!)),
    { name: "zero terminal SNR" },
  );
}

function gridOf(c: Case): Grid {
  const schedule = scheduleOf(c);
  const down = grid(schedule, { steps: c.steps.toSorted((a, b) => b - a) });
  const last = c.steps.length;
  if (!c.cleanEnd) {
    // The clean end is step 0 itself, so that the last step stands still and can be left out.
    return { ...cut(down, last), condition: down.condition.slice(0, last - 1) };
  }
  if (c.sampler !== "inverse") return down;
  return {
    signal: down.signal.toReversed(),
    noise: down.noise.toReversed(),
    logSnr: down.logSnr.toReversed(),
    condition: down.condition.toReversed(),
  };
}

function cut({ signal, noise, logSnr }: Grid, count: number): Omit<Grid, "condition"> {
  return {
    signal: signal.slice(0, count),
    noise: noise.slice(0, count),
    logSnr: logSnr.slice(0, count),
  };
}

function planOf(c: Case, predicts: Prediction): Plan {
  const knots = gridOf(c);
  if (c.sampler === "ddpm") {
    return ddpm(knots, { variance: c.variance as "posterior" | "beta", predicts });
  }
  return ddim(knots, { eta: c.eta, predicts });
}

/** The dummy model x t / (t + 1); with clip, the x0 it stands for, clamped to [-1, 1]. */
function dummy(c: Case): Denoiser {
  const kind = c.predicts as Prediction;
  return {
    predicts: c.clip ? "x0" : kind,
    call(x, at, out = { data: x.data.slice(), shape: x.shape }) {
      const t = Number(at.condition);
      const from = c.clip ? x0From(kind, Number(at.signal), Number(at.noise)) : undefined;
      for (let i = 0; i < x.data.length; i++) {
        const m = (x.data[i]! * t) / (t + 1);
        out.data[i] = from
          ? Math.max(-1, Math.min(1, from.state * x.data[i]! + from.prediction * m))
          : m;
      }
      return out;
    },
  };
}

function torchNoise(): Rng {
  let draw = 0;
  const refuse = (): never => {
    throw new Error("only normals are replayed");
  };
  return {
    nextUint32: refuse,
    fillUniform: refuse,
    fillNormal(out) {
      out.set(Float32Array.from(golden.noises[draw++]!));
      return out;
    },
  };
}

/** Element [b, c, h, w] is (((8 c + h) 8 + w) 4 + b) / 768. */
function dummySample(): Samples {
  const data = Float64Array.from(
    { length: 768 },
    (_, i) => ((i % 192) * 4 + Math.floor(i / 192)) / 768,
  );
  return { data, shape: [4, 3, 8, 8] };
}

function startOf(c: Case, plan: Plan): Samples {
  const x = dummySample();
  if (!c.noised) return x;
  const [signal, noise] = [plan.signal[0]!, plan.noise[0]!];
  return { ...x, data: x.data.map((v) => signal * v + noise * (767 / 768 - v)) };
}

const title = ({
  how,
  sampler,
  predicts,
}: {
  how: string;
  sampler: string;
  predicts: string;
}): string => `${sampler} ${predicts} ${how}`;
const named = golden.cases.map((c, i) => ({
  c,
  title: title({ how: `${c.schedule}, case ${i}`, sampler: c.sampler, predicts: c.predicts }),
}));

describe("ddim and ddpm on diffusers' dummy model", () => {
  test.each(named)("$title", async ({ c }) => {
    const denoiser = dummy(c);
    const plan = planOf(c, denoiser.predicts);
    const end = await sample(denoiser, plan, { x: startOf(c, plan), rng: torchNoise() });
    const sum = Array.from(end.data).reduce((s, v) => s + Math.abs(v), 0);
    expect([sum]).toBeAllClose([c.absSum], { rtol: 1e-11 });
    expect(end.data.slice(0, 8)).toBeAllClose(c.first, { rtol: 1e-9, atol: 1e-12 });
    if (c.diffusers !== null) expect([sum]).toBeAllClose([c.diffusers], { rtol: 1e-10 });
    if (c.published !== null) expect([sum]).toBeAllClose([c.published], { atol: 0.01 });
  });
});
