import "@inkwash/matchers";
import { describe, expect, test } from "vitest";
import { createLosses } from "../src/losses.ts";
import { normals } from "./stream.ts";

describe("createLosses()", () => {
  test.each([1, 7, 256, 257, 1000, 100_003])(
    "add(losses) of %i losses gives at most 256 bins of a power of two, whose parts are exact",
    (count) => {
      const all = normals(count, 5);
      const losses = createLosses();
      for (let from = 0; from < count; from += 50) losses.add(all.subarray(from, from + 50));
      const { width, bins } = losses;
      expect(Number.isInteger(Math.log2(width))).toBe(true);
      expect(bins).toHaveLength(Math.ceil(count / width));
      expect(bins.length).toBeLessThanOrEqual(256);
      expect(width === 1 || bins.length > 128).toBe(true);
      bins.forEach((bin, i) => {
        const part = all.subarray(i * width, Math.min(count, (i + 1) * width));
        expect(bin.low).toBe(Math.min(...part));
        expect(bin.high).toBe(Math.max(...part));
        const mean = part.reduce((sum, loss) => sum + loss, 0) / part.length;
        expect([bin.mean]).toBeAllClose([mean], { rtol: 0, atol: 1e-12 });
        expect(bin.step).toBe(i * width + (part.length + 1) / 2);
      });
    },
  );

  test("bins of nothing are none", () => {
    expect(createLosses().bins).toEqual([]);
  });
});
