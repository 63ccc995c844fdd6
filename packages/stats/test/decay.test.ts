import { exp } from "@inkwash/special";
import { expect, test } from "vitest";
import { decay, decayTable, far } from "../src/decay.ts";

test("decay(table, u) is e^-u, relative 1e-15, on all of [0, 41)", () => {
  const table = decayTable();
  let worst = 0;
  for (let u = 0; u < far; u += 0.000_37) {
    worst = Math.max(worst, Math.abs(decay(table, u) / exp(-u) - 1));
  }
  expect(worst).toBeLessThan(1e-15);
  expect(decay(table, 0)).toBe(1);
  expect(decay(table, far - 2 ** -47)).toBeGreaterThan(0);
});
