import golden from "@inkwash/golden/schedules_continuous.json" with { type: "json" };
import "@inkwash/matchers";
import {
  atTime,
  continuousCosine,
  continuousFrom,
  cosine,
  discretise,
  edm,
  fromBeta,
  linear,
  linearLogSnr,
  logSnrSpline,
  polynomialFlow,
  rectifiedFlow,
  resample,
  shiftContinuous,
  shiftLogSnr,
  subVp,
  timeChange,
  trigFlow,
  ve,
  vp,
  type At,
  type ContinuousSchedule,
  type LogSnrPoint,
} from "@inkwash/schedules";
import { describe, expect, expectTypeOf, test } from "vitest";

const schedules: Record<keyof typeof golden.curves, ContinuousSchedule> = {
  "vp 0.1 20": vp(),
  "vp 0 12": vp({ min: 0, max: 12 }),
  "subVp 0.1 20": subVp(),
  "ve 0.01 50": ve(),
  "edm 0.002 80 7": edm(),
  "edm 0 80 1": edm({ min: 0, rho: 1 }),
  "continuousCosine 0.008": continuousCosine(),
  "continuousCosine 0": continuousCosine({ offset: 0 }),
  "linearLogSnr 15 -15": linearLogSnr(),
  "rectifiedFlow 1": rectifiedFlow(),
  "rectifiedFlow 3": rectifiedFlow({ shift: 3 }),
  "polynomialFlow 2.5": polynomialFlow({ power: 2.5 }),
  trigFlow: trigFlow(),
  logSnrSpline: logSnrSpline(golden.points),
  "shiftContinuous vp -2": shiftContinuous(vp(), -2),
  "shiftContinuous rectifiedFlow 1": shiftContinuous(rectifiedFlow(), 1),
  "shiftContinuous trigFlow 0": shiftContinuous(trigFlow(), 0),
};

const CURVES = [
  "signal",
  "noise",
  "logSnr",
  "signalSlope",
  "noiseSlope",
  "logSnrSlope",
  "drift",
  "diffusion",
] as const;

describe.each(Object.entries(schedules))("the definition to 50 digits: %s", (name, schedule) => {
  const exact = golden.curves[name as keyof typeof schedules];

  test.each(CURVES)("%s is within 1e-14", (curve) => {
    golden.times.forEach((u, i) => {
      const expected = exact[curve][i]!;
      // Logarithms are exact to 1e-14 max(1, |x|), everything else relative.
      const scale = curve === "logSnr" ? Math.max(1, Math.abs(expected)) : Math.abs(expected);
      expect(Math.abs(schedule[curve](u) - expected)).toBeLessThanOrEqual(1e-14 * scale);
    });
  });

  test("timeOf(logSnr) gives the time back, to the last bits of the log-SNR", () => {
    golden.times.forEach((u, i) => {
      const slope = Math.abs(exact.logSnrSlope[i]!);
      const bits = 2 ** -51 * Math.max(1, Math.abs(exact.logSnr[i]!));
      expect(Math.abs(schedule.timeOf(exact.logSnr[i]!) - u)).toBeLessThan(
        (8 * bits) / slope + 1e-15,
      );
    });
  });

  test("timeOf(logSnr) is clipped to the ends", () => {
    expect([schedule.timeOf(Infinity), schedule.timeOf(-Infinity)]).toEqual([0, 1]);
    expect(schedule.timeOf(schedule.logSnr(0))).toBe(0);
    expect(schedule.timeOf(schedule.logSnr(1))).toBe(1);
  });

  test("nothing is NaN at the ends", () => {
    for (const u of [0, 1]) for (const curve of CURVES) expect(schedule[curve](u)).not.toBeNaN();
    expect(schedule.logSnr(0)).toBeGreaterThan(schedule.logSnr(1));
  });

  test.each([-1e-9, 1.5, Number.NaN])("u = %d is refused", (u) => {
    for (const curve of CURVES) {
      expect(() => schedule[curve](u)).toThrow(`${schedule.name}: ${curve}: u must be in [0, 1]`);
    }
    expect(() => schedule.timeOf(Number.NaN)).toThrow("logSnr must be a number; got NaN");
  });
});

test("the ends of the flows are exact", () => {
  for (const schedule of [rectifiedFlow(), polynomialFlow({ power: 3 }), trigFlow()]) {
    expect([schedule.signal(0), schedule.noise(0), schedule.signal(1), schedule.noise(1)]).toEqual([
      1, 0, 0, 1,
    ]);
    expect([schedule.logSnr(0), schedule.logSnr(1)]).toEqual([Infinity, -Infinity]);
    expect([schedule.diffusion(0), schedule.diffusion(1)]).toEqual([0, Infinity]);
    expect(schedule.drift(1)).toBe(-Infinity);
  }
});

test("trigFlow() is the cosine schedule without offset; polynomialFlow({ power: 1 }) is straight", () => {
  const pairs = [
    [trigFlow(), continuousCosine({ offset: 0 })],
    [rectifiedFlow(), polynomialFlow({ power: 1 })],
  ] as const;
  for (const [a, b] of pairs) {
    for (let i = 0; i <= 64; i++) {
      expect(a.signal(i / 64)).toBeCloseTo(b.signal(i / 64), 15);
      expect(a.noise(i / 64)).toBeCloseTo(b.noise(i / 64), 15);
      expect(a.noiseSlope(i / 64)).toBeCloseTo(b.noiseSlope(i / 64), 14);
    }
  }
});

test("vp() is the limit of the linear schedule: beta_t = beta(u) / T", () => {
  const continuous = vp();
  const discrete = linear(1_000_000, { start: 0.1 / 1e6, end: 20 / 1e6 });
  for (const t of [99_999, 499_999, 999_999]) {
    const u = (t + 1) / 1_000_000;
    expect(discrete.logAlphaBar[t]! / (2 * Math.log(continuous.signal(u)))).toBeCloseTo(1, 4);
  }
});

describe("logSnrSpline(points)", () => {
  test("goes through its points", () => {
    const schedule = logSnrSpline(golden.points);
    for (const { u, logSnr } of golden.points) expect(schedule.logSnr(u)).toBe(logSnr);
  });

  test("is a straight line through points of a line", () => {
    const line = logSnrSpline([0, 0.1, 0.4, 1].map((u) => ({ u, logSnr: 5 - 10 * u })));
    for (let i = 0; i <= 32; i++) expect(line.logSnr(i / 32)).toBeCloseTo(5 - (10 * i) / 32, 13);
  });

  test.each<[readonly LogSnrPoint[], string]>([
    [[{ u: 0, logSnr: 1 }], "logSnrSpline: points must be at least two"],
    [
      [
        { u: 0.1, logSnr: 1 },
        { u: 1, logSnr: 0 },
      ],
      "the first at u = 0 and the last at u = 1",
    ],
    [
      [
        { u: 0, logSnr: 1 },
        { u: 1, logSnr: 1 },
      ],
      "u must rise and logSnr fall strictly",
    ],
    [
      [
        { u: 0, logSnr: Infinity },
        { u: 1, logSnr: 1 },
      ],
      "points[0].logSnr must be a finite number",
    ],
  ])("refuses %j", (points, message) => {
    expect(() => logSnrSpline(points)).toThrow(message);
  });
});

describe("from discrete to continuous and back", () => {
  test("discretise(schedule, steps) has the log-SNRs of the ends of the steps", () => {
    const schedule = discretise(rectifiedFlow(), 10);
    expect([...schedule.logSnr]).toEqual(
      Array.from({ length: 10 }, (_, t) => rectifiedFlow().logSnr((t + 1) / 10)),
    );
    expect([schedule.name, schedule.beta.at(-1)]).toEqual(["rectified-flow", 1]);
  });

  test("discretise(continuousCosine(), T) is cosine(T) without the cut", () => {
    const uncut = cosine(1000, { maxBeta: 1 });
    expect(discretise(continuousCosine(), 1000).beta).toBeAllClose(uncut.beta, { rtol: 1e-11 });
  });

  test("continuousFrom(schedule) passes through every step, at a constant rate in between", () => {
    const discrete = linear(50, { end: 0.3 });
    const schedule = continuousFrom(discrete);
    const again = discretise(schedule, 50);
    expect(again.logSnr).toBeAllClose(discrete.logSnr, { atol: 1e-14, rtol: 1e-15 });
    expect(discretise(schedule, 200).logAlphaBar).toBeAllClose(
      resample(discrete, 200).logAlphaBar,
      {
        rtol: 1e-13,
      },
    );
    for (let i = 1; i < 64; i++) {
      expect(schedule.timeOf(schedule.logSnr(i / 64))).toBeCloseTo(i / 64, 13);
      const h = 1e-6;
      const slope = (schedule.noise(i / 64 + h) - schedule.noise(i / 64 - h)) / (2 * h);
      if ((i * 50) % 64 !== 0) expect(schedule.noiseSlope(i / 64)).toBeCloseTo(slope, 7);
      expect(schedule.diffusion(i / 64)).toBe(-2 * schedule.drift(i / 64));
    }
    expect(schedule.timeOf(discrete.logSnr[9]!)).toBeCloseTo(0.2, 14);
  });

  test("continuousFrom refuses steps at which time stands still", () => {
    expect(() => continuousFrom(fromBeta([0.1, 0]))).toThrow(
      "continuousFrom: every beta must be in (0, 1); got 0 at step 1",
    );
  });

  test("shiftContinuous and shiftLogSnr shift alike", () => {
    const moved = discretise(shiftContinuous(vp(), 1.25), 100);
    expect(moved.logSnr).toEqual(shiftLogSnr(discretise(vp(), 100), 1.25).logSnr);
  });
});

describe("timeChange(from, to, u)", () => {
  const all = [
    vp(),
    subVp(),
    edm({ min: 0, max: 100 }),
    rectifiedFlow(),
    trigFlow(),
    linearLogSnr({ max: 60, min: -9 }),
  ];

  test("matches signal and noise: x_to(u) = scale x_from(time)", () => {
    for (const from of all) {
      for (const to of all) {
        for (const u of [0.05, 0.3, 0.5, 0.7, 0.9]) {
          const { time, scale } = timeChange(from, to, u);
          expect((scale * from.signal(time)) / to.signal(u)).toBeCloseTo(1, 12);
          expect((scale * from.noise(time)) / to.noise(u)).toBeCloseTo(1, 12);
        }
      }
    }
  });

  test("goes to pure noise and to the data where both have them", () => {
    expect(timeChange(trigFlow(), rectifiedFlow(), 1)).toEqual({ time: 1, scale: 1 });
    expect(timeChange(trigFlow(), rectifiedFlow(), 0)).toEqual({ time: 0, scale: 1 });
  });

  test("refuses a log-SNR that the other process never has", () => {
    expect(() => timeChange(ve(), rectifiedFlow(), 1)).toThrow(
      "timeChange: rectified-flow has the log-SNR -Infinity at u = 1, which ve never has",
    );
  });
});

describe("atTime(schedule, u)", () => {
  test("gives numbers for a number and arrays for an array", () => {
    const place = atTime(rectifiedFlow(), 0.25);
    expect(place).toEqual({
      signal: 0.75,
      noise: 0.25,
      logSnr: rectifiedFlow().logSnr(0.25),
      condition: 0.25,
    });
    expect(place.logSnr).toBeCloseTo(2 * Math.log(3), 14);
    expectTypeOf(place).toEqualTypeOf<At<number>>();
    const places = atTime(rectifiedFlow(), [0, 0.25, 1]);
    expect([...places.signal]).toEqual([1, 0.75, 0]);
    expect([...places.logSnr]).toEqual([Infinity, place.logSnr, -Infinity]);
  });

  test("tells the network what it was trained with", () => {
    const schedule = edm();
    const noise = schedule.noise(0.4);
    const told = (condition: "log-snr" | "quarter-log-sigma"): number =>
      atTime(schedule, 0.4, { condition }).condition;
    expect(told("log-snr")).toBe(schedule.logSnr(0.4));
    expect(told("quarter-log-sigma")).toBeCloseTo(Math.log(noise) / 4, 14);
    expect(atTime(schedule, [0.4], { condition: "log-snr" }).condition[0]).toBe(told("log-snr"));
    expect(() => atTime(schedule, 0.4, { condition: "step" as "time" })).toThrow(
      'atTime: condition must be one of "time", "log-snr", "quarter-log-sigma"; got "step"',
    );
  });
});

test.each<[() => unknown, string]>([
  [() => vp({ min: 3, max: 2 }), "vp: 0 <= min <= max and max > 0 must hold, finite; got 3 and 2"],
  [() => subVp({ min: Number.NaN }), "subVp: 0 <= min <= max"],
  [() => ve({ min: 0 }), "ve: 0 < min < max must hold, finite; got 0 and 50"],
  [() => edm({ max: 0 }), "edm: 0 <= min < max must hold, finite; got 0.002 and 0"],
  [() => edm({ rho: 0 }), "edm: rho must be a finite number > 0; got 0"],
  [() => continuousCosine({ offset: 2 }), "continuousCosine: offset must be in [0, 1]; got 2"],
  [() => linearLogSnr({ max: -20 }), "linearLogSnr: min < max must hold"],
  [() => rectifiedFlow({ shift: -1 }), "rectifiedFlow: shift must be a finite number > 0; got -1"],
  [
    () => polynomialFlow({ power: 0.5 }),
    "polynomialFlow: power must be a finite number >= 1; got 0.5",
  ],
  [() => shiftContinuous(vp(), Infinity), "shiftContinuous: amount must be a finite number"],
  [() => discretise(vp(), 0), "discretise: steps must be an integer"],
])("%s is refused", (call, message) => {
  expect(call).toThrow(RangeError);
  expect(call).toThrow(message);
});
