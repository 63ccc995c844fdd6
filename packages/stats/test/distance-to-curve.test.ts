import { distanceToCurve, type Samples } from "@inkwash/stats";
import { philox } from "@inkwash/random";
import { describe, expect, test } from "vitest";

const of = (...points: number[][]): Samples => ({
  data: Float64Array.from(points.flat()),
  shape: [points.length, points[0]!.length],
});

describe("distanceToCurve(points, curve)", () => {
  test("measures to the pieces and not only to the corners", () => {
    const corner = of([0, 0], [10, 0], [10, 10]);
    const points = of([5, 3], [13, 5], [-3, -4], [10, 10], [9, 1]);
    expect([...distanceToCurve(points, corner)]).toEqual([3, 3, 5, 0, 1]);
  });

  test("of points around a circle is | |p| - 1 |, within the sagitta of the polyline", () => {
    const turn = Array.from({ length: 2001 }, (_, k) => (2 * Math.PI * k) / 2000);
    const circle = of(...turn.map((a) => [Math.cos(a), Math.sin(a)]));
    const cloud = { data: philox(1).fillNormal(new Float64Array(400)), shape: [200, 2] };
    distanceToCurve(cloud, circle).forEach((distance, i) => {
      const radius = Math.hypot(cloud.data[2 * i]!, cloud.data[2 * i + 1]!);
      expect(Math.abs(distance - Math.abs(radius - 1))).toBeLessThan(1.3e-6);
    });
  });

  test("is the smallest distance to any piece, also where the curve crosses itself", () => {
    const walk = philox(2).fillNormal(new Float64Array(300));
    for (let i = 3; i < 300; i++) walk[i]! += walk[i - 3]!;
    const curve = { data: walk, shape: [100, 3] };
    const cloud = {
      data: philox(3)
        .fillNormal(new Float64Array(600))
        .map((v) => 5 * v),
      shape: [200, 3],
    };
    const found = distanceToCurve(cloud, curve);
    const pieces = Array.from({ length: 99 }, (_, k) => ({
      data: walk.subarray(3 * k, 3 * k + 6),
      shape: [2, 3],
    }));
    const each = pieces.map((piece) => distanceToCurve(cloud, piece));
    found.forEach((distance, i) => expect(distance).toBe(Math.min(...each.map((all) => all[i]!))));
  });

  test("takes one point, and pieces without length, as a curve", () => {
    expect([...distanceToCurve(of([3, 4, 0]), of([0, 0, 0]))]).toEqual([5]);
    expect([...distanceToCurve(of([3, 4]), of([0, 0], [0, 0]))]).toEqual([5]);
  });

  test("refuses other dimensions and what is not finite", () => {
    expect(() => distanceToCurve(of([1, 2]), of([1], [2]))).toThrow(TypeError);
    expect(() => distanceToCurve(of([1, NaN]), of([0, 0], [1, 1]))).toThrow(
      "distanceToCurve: points must be finite; sample 0 is not",
    );
    expect(() => distanceToCurve(of([1, 1]), of([0, 0], [1, Infinity]))).toThrow(RangeError);
  });
});
