import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { cdf, chain, jump, marginal, transition, type Samples } from "@inkwash/forward";
import "@inkwash/matchers";
import { philox, type Rng } from "@inkwash/random";
import {
  at,
  constant,
  linear,
  noise as noiseTable,
  signal as signalTable,
} from "@inkwash/schedules";
import { describe, expect, test } from "vitest";
import { KS_LIMIT, ksDistance } from "./ks.ts";

const schedule = linear(50, { end: 0.2 });
const x0: Samples = { data: Float32Array.of(1, -2, 3, 0.5, 0, 4), shape: [3, 2] };

const one = (value: number): Samples => ({ data: Float64Array.of(value), shape: [1, 1] });

/** An Rng that is no Stream. */
function sequential(seed: number): Rng {
  const stream = philox(seed);
  return {
    nextUint32: () => stream.nextUint32(),
    fillUniform: (out) => stream.fillUniform(out),
    fillNormal: (out) => stream.fillNormal(out),
  };
}

test("chain(x0, schedule, { rng }) yields every level, the data first", () => {
  const steps = [...chain(x0, schedule, { rng: philox(1) })];
  expect(steps.map(({ level }) => level)).toEqual(Array.from({ length: 51 }, (_, l) => l));
  expect(steps[0]!.x).toEqual(x0);
});

test("chain(x0, schedule, { noise }) is x = sqrt(1 - beta) x + sqrt(beta) epsilon, to the bit", () => {
  const noise = (level: number): Samples => one(Math.sin(level));
  let x = 3;
  for (const { level, x: state } of chain(one(3), schedule, { noise })) {
    if (level > 0) {
      const beta = schedule.beta[level - 1]!;
      x = Math.sqrt(1 - beta) * x + Math.sqrt(beta) * Math.sin(level);
    }
    expect(state.data[0]).toBe(x);
  }
});

test("chain without noise is the signal; with all noise of one level, that noise's own weight", () => {
  const quiet = chain(one(1), schedule, { noise: () => one(0) });
  const left = Array.from(quiet, ({ x }) => x.data[0]!).slice(1);
  expect(left).toBeAllClose(signalTable(schedule), { rtol: 1e-14 });
  // x_T = signal x_0 + sum_j w_j epsilon_j, w_j = sqrt(beta_j) prod_(i > j) sqrt(1 - beta_i)
  const weights = Array.from(schedule.beta, (_, j) => {
    const noise = (level: number): Samples => one(level === j + 1 ? 1 : 0);
    return [...chain(one(0), schedule, { noise })].at(-1)!.x.data[0]!;
  });
  weights.forEach((weight, j) => {
    const after = schedule.logAlphaBar[49]! - schedule.logAlphaBar[j]!;
    expect(weight).toBeCloseTo(Math.sqrt(schedule.beta[j]!) * Math.exp(after / 2), 14);
  });
  expect(Math.hypot(...weights)).toBeCloseTo(noiseTable(schedule)[49]!, 14);
});

describe("keep", () => {
  const keep = [3, 4, 20, 50];

  test("chain(x0, schedule, { keep }) yields these levels", () => {
    const levels = Array.from(chain(x0, schedule, { rng: philox(1), keep }), ({ level }) => level);
    expect(levels).toEqual(keep);
  });

  test("the kept states have the covariances of the whole chain", () => {
    // From the composed transitions: weights of each kept level's noise in each kept state.
    const weights = keep.map((_, j) => {
      const noise = (level: number): Samples => one(level === keep[j] ? 1 : 0);
      return Array.from(chain(one(0), schedule, { noise, keep }), ({ x }) => x.data[0]!);
    });
    keep.forEach((a, i) => {
      keep.forEach((b, k) => {
        if (b < a) return;
        const covariance = weights.reduce((sum, w) => sum + w[i]! * w[k]!, 0);
        // Cov(x_a, x_b) = (1 - alphaBar_a) sqrt(alphaBar_b / alphaBar_a)
        const [la, lb] = [schedule.logAlphaBar[a - 1]!, schedule.logAlphaBar[b - 1]!];
        expect(covariance).toBeCloseTo(-Math.expm1(la) * Math.exp((lb - la) / 2), 14);
      });
    });
  });

  test("a kept level 0 is the data, and an empty list keeps nothing", () => {
    const [first] = chain(x0, schedule, { rng: philox(1), keep: [0, 50] });
    expect(first).toEqual({ level: 0, x: x0 });
    expect([...chain(x0, schedule, { rng: philox(1), keep: [] })]).toEqual([]);
  });

  test("keep: [l] is a jump with the noise of level l", () => {
    const rng = philox(9);
    const [step] = chain(x0, schedule, { rng, keep: [20] });
    const jumped = jump(x0, transition(schedule, 0, 20), { rng: rng.fork(20) });
    expect(step!.x).toEqual(jumped);
  });

  test.each([[[3, 3]], [[5, 4]], [[51]], [[-1]], [[0.5]], [[Number.NaN]]])("refuses %j", (bad) => {
    expect(() => chain(x0, schedule, { rng: philox(1), keep: bad })).toThrow(
      "chain: keep must be strictly ascending integers in [0, 50]; got",
    );
  });
});

test("chain with a Stream does not depend on what was drawn before", () => {
  const rng = philox(4);
  const before = [...chain(x0, schedule, { rng, keep: [10, 20] })];
  rng.fillNormal(new Float32Array(7));
  expect([...chain(x0, schedule, { rng, keep: [10, 20] })]).toEqual(before);
  expect(rng.index).toBe(7);
});

test("chain with another Rng draws in order, one fill per kept level", () => {
  const rng = philox(4);
  const noise = (): Samples => ({ data: rng.fillNormal(new Float32Array(6)), shape: [3, 2] });
  const given = [...chain(x0, schedule, { noise, keep: [0, 10, 20] })];
  expect([...chain(x0, schedule, { rng: sequential(4), keep: [0, 10, 20] })]).toEqual(given);
});

test("chain and jump agree in law: both follow the exact marginal (KS, false alarm 1e-4 each)", () => {
  const n = 20_000;
  const start: Samples = { data: philox(1).fillNormal(new Float32Array(n)), shape: [n, 1] };
  start.data.forEach((z, i) => (start.data[i] = i % 2 === 0 ? 3 + z / 2 : -2 + z / 4));
  const law = { weights: [0.5, 0.5], means: [[3], [-2]], covariances: [[0.25], [0.0625]] };
  const keep = [1, 10, 50];
  for (const { level, x } of chain(start, schedule, { rng: philox(2) })) {
    if (!keep.includes(level)) continue;
    const here = marginal(law, at(schedule, level - 1));
    const jumped = jump(start, at(schedule, level - 1), { rng: philox(3).fork(level) });
    expect(ksDistance(x.data, (points) => cdf(here, points))).toBeLessThan(KS_LIMIT);
    expect(ksDistance(jumped.data, (points) => cdf(here, points))).toBeLessThan(KS_LIMIT);
  }
});

test("chain yields arrays of the consumer's own: changing one changes nothing that follows", () => {
  const expected = [...chain(x0, schedule, { rng: philox(1) })];
  const seen = new Set<ArrayBufferLike>([x0.data.buffer]);
  let level = 0;
  for (const step of chain(x0, schedule, { rng: philox(1) })) {
    expect(step).toEqual(expected[level++]);
    expect(seen.has(step.x.data.buffer)).toBe(false);
    seen.add(step.x.data.buffer);
    step.x.data.fill(Number.NaN);
  }
});

test("chain draws the noise of a level only when it is asked for", () => {
  const asked: number[] = [];
  const noise = (level: number): Samples => {
    asked.push(level);
    return { data: new Float32Array(6), shape: [3, 2] };
  };
  const walk = chain(x0, schedule, { noise });
  walk.next();
  expect(asked).toEqual([]);
  walk.next();
  walk.next();
  expect(asked).toEqual([1, 2]);
});

/** Bytes in typed arrays that are still reachable. */
function held(): number {
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc") as () => void;
  for (let i = 0; i < 3; i++) collect();
  return process.memoryUsage().arrayBuffers;
}

test("chain holds one state and one noise, not T", () => {
  const megabyte = 2 ** 20;
  const big: Samples = { data: new Float32Array(megabyte / 4), shape: [megabyte / 4, 1] };
  const before = held();
  const walk = chain(big, constant(200, { beta: 0.01 }), { noise: () => big });
  for (let level = 0; level <= 100; level++) walk.next();
  expect(held() - before).toBeLessThan(20 * megabyte); // 100 if the states were kept
  expect(walk.next().value!.level).toBe(101);
});

test.runIf(process.env["INKWASH_TIER"] === "full")(
  "chain over 10^7 particles holds a state, a noise and what it yields: 3 times the data, at any level",
  () => {
    const n = 10_000_000;
    const before = held();
    const start: Samples = { data: new Float32Array(n), shape: [n, 1] };
    const keep = Array.from({ length: 12 }, (_, i) => 80 * (i + 1));
    let most = 0;
    for (const { x } of chain(start, linear(1000), { rng: philox(1), keep })) {
      expect(x.data).toHaveLength(n);
      most = Math.max(most, held() - before - start.data.byteLength);
    }
    expect(most).toBeGreaterThanOrEqual(3 * start.data.byteLength);
    expect(most).toBeLessThan(3.1 * start.data.byteLength); // 120 MB; 12 kept states would be 480
  },
);

test("chain refuses noise and rng together, or neither, before any work", () => {
  expect(() => chain(x0, schedule, {})).toThrow(TypeError);
  expect(() => chain(x0, schedule, { rng: philox(1), noise: () => x0 })).toThrow(
    "chain: needs either options.noise or options.rng, and not both",
  );
});

test("chain refuses samples whose shape does not fit, before any work", () => {
  expect(() => chain({ data: x0.data, shape: [4, 2] }, schedule, { rng: philox(1) })).toThrow(
    "chain: x0.data.length must be the product of its shape [4, 2]; got 6",
  );
});
