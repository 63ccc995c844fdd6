import { alphaBar, at, cosine, linear, noise, signal, type At } from "@inkwash/schedules";
import { expect, expectTypeOf, test } from "vitest";

const schedule = linear(1000);

test("at(schedule, t) gives the rates of step t", () => {
  const place = at(schedule, 10);
  expect(place).toEqual({
    signal: signal(schedule)[10],
    noise: noise(schedule)[10],
    logSnr: schedule.logSnr[10],
    condition: 10,
  });
  expect(place.signal ** 2).toBeCloseTo(alphaBar(schedule)[10]!, 15);
  expectTypeOf(place).toEqualTypeOf<At<number>>();
});

test("at(schedule, -1) is the clean end", () => {
  expect(at(schedule, -1)).toEqual({ signal: 1, noise: 0, logSnr: Infinity, condition: -1 });
});

test("at(schedule, [t, ...]) gives one place per sample", () => {
  const place = at(schedule, [5, -1, 999]);
  const each = [5, -1, 999].map((t) => at(schedule, t));
  expect([...place.signal]).toEqual(each.map((one) => one.signal));
  expect([...place.noise]).toEqual(each.map((one) => one.noise));
  expect([...place.logSnr]).toEqual(each.map((one) => one.logSnr));
  expect([...place.condition]).toEqual([5, -1, 999]);
});

test('at(schedule, t, { condition: "log-snr" }) tells the network the log-SNR', () => {
  expect(at(schedule, 3, { condition: "log-snr" }).condition).toBe(schedule.logSnr[3]);
  expect(at(cosine(9, { maxBeta: 1 }), 8, { condition: "log-snr" }).condition).toBe(-Infinity);
});

test.each([-2, 1000, 0.5, Number.NaN])("at(schedule, %d) is refused", (t) => {
  expect(() => at(schedule, t)).toThrow(`at: t must be an integer in [-1, 999]; got ${t}`);
  expect(() => at(schedule, [0, t])).toThrow(RangeError);
});

test("at refuses an unknown condition", () => {
  expect(() => at(schedule, 0, { condition: "sigma" as "step" })).toThrow(
    'at: condition must be one of "step", "log-snr"; got "sigma"',
  );
});
