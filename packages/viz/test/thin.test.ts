import { describe, expect, it } from "vitest";
import { thin } from "../src/chart/thin.ts";
import { normals } from "./data.ts";

/** The height of a polyline at x. */
function heightAt(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  indices: readonly number[],
  at: number,
): number {
  const k = Math.max(
    1,
    indices.findIndex((i) => x[i]! >= at),
  );
  const [a, b] = [indices[k - 1]!, indices[k]!];
  return y[a]! + ((y[b]! - y[a]!) * (at - x[a]!)) / (x[b]! - x[a]!);
}

describe("thin(x, y)", () => {
  it("keeps the ends and stays within a twentieth of a pixel of a smooth curve", () => {
    const x = Array.from({ length: 5000 }, (_, i) => (i * 450) / 4999);
    const y = x.map((px) => 200 + 100 * Math.sin(px / 40));
    const kept = thin(x, y);
    expect(kept[0]).toBe(0);
    expect(kept.at(-1)).toBe(4999);
    expect(kept.length).toBeLessThan(400);
    for (let i = 0; i < 5000; i += 7) {
      expect(Math.abs(heightAt(x, y, kept, x[i]!) - y[i]!)).toBeLessThan(0.15);
    }
  });

  it("keeps the lowest and the highest point of each column of a noisy curve, at most four per column", () => {
    const z = normals();
    const x = Array.from({ length: 20000 }, (_, i) => (i * 100) / 20000);
    const y = x.map(() => 50 + 20 * z());
    const kept = new Set(thin(x, y));
    expect(kept.size).toBeLessThanOrEqual(400);
    for (let column = 0; column < 100; column++) {
      const inside = y.slice(column * 200, (column + 1) * 200);
      const chosen = [...kept].filter((i) => Math.floor(x[i]!) === column).map((i) => y[i]!);
      expect(Math.min(...chosen)).toBeCloseTo(Math.min(...inside), 1);
      expect(Math.max(...chosen)).toBeCloseTo(Math.max(...inside), 1);
    }
  });

  it("keeps a curve that turns back, and the few points of short ones", () => {
    expect(thin([0, 10, 0, 10], [0, 0, 10, 10])).toEqual([0, 1, 2, 3]);
    expect(thin([3], [4])).toEqual([0]);
    expect(thin([], [])).toEqual([]);
    expect(thin([0, 5, 10], [0, 5, 10])).toEqual([0, 2]);
  });
});
