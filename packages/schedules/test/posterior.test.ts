import "@inkwash/matchers";
import { fromBeta, linear, posterior, posteriorAt } from "@inkwash/schedules";
import { expect, test } from "vitest";

test("posterior(schedule) at t = 0 is the data: coefficients 1 and 0, variance 0", () => {
  const tables = posterior(linear(10));
  expect(tables.dataCoefficient[0]).toBe(1);
  expect(tables.stateCoefficient[0]).toBe(0);
  expect(tables.variance[0]).toBe(0);
  expect(tables.logVariance[0]).toBe(-Infinity);
});

test("posterior(schedule).logVarianceClipped replaces entry 0 by entry 1 and nothing else", () => {
  const { logVariance, logVarianceClipped } = posterior(linear(10));
  expect([...logVarianceClipped]).toEqual([logVariance[1], ...logVariance.subarray(1)]);
});

test("posterior(one step) has nothing to clip to", () => {
  expect([...posterior(linear(1)).logVarianceClipped]).toEqual([-Infinity]);
});

test("posterior keeps the mean: dataCoefficient + stateCoefficient signal_t = signal_(t-1)", () => {
  const schedule = linear(200, { end: 0.1 });
  const { dataCoefficient, stateCoefficient } = posterior(schedule);
  const signal = schedule.logAlphaBar.map((l) => Math.exp(l / 2));
  const before = Float64Array.from(signal, (_, t) => (t === 0 ? 1 : signal[t - 1]!));
  const mean = dataCoefficient.map((d, t) => d + stateCoefficient[t]! * signal[t]!);
  expect(mean).toBeAllClose(before, { rtol: 1e-14 });
});

test("posterior is exact where steps change nothing or leave nothing", () => {
  expect(posterior(fromBeta([0, 0, 0.5, 0, 1, 0.5]))).toEqual({
    //                                same x_1  same x_2  x_3 is noise  nothing known but x_5
    dataCoefficient: expectNear([1, 1, 1, 0, Math.SQRT1_2, 0]),
    stateCoefficient: expectNear([0, 0, 0, 1, 0, Math.SQRT1_2]),
    variance: expectNear([0, 0, 0, 0, 0.5, 0.5]),
    logVariance: expectNear([-Infinity, -Infinity, -Infinity, -Infinity, -Math.LN2, -Math.LN2]),
    logVarianceClipped: expectNear([
      -Infinity,
      -Infinity,
      -Infinity,
      -Infinity,
      -Math.LN2,
      -Math.LN2,
    ]),
  });
});

test.each([-1, 10, 0.5, Number.NaN])("posteriorAt(schedule, %d) is refused", (t) => {
  expect(() => posteriorAt(linear(10), t)).toThrow(
    `posteriorAt: t must be an integer in [0, 9]; got ${t}`,
  );
});

function expectNear(values: readonly number[]): Float64Array {
  return expect.toSatisfy((actual: Float64Array) => {
    expect(actual).toBeAllClose(values, { atol: 1e-15 });
    return true;
  }) as Float64Array;
}
