import { philox } from "@inkwash/random";
import { expect, test } from "vitest";
import { multiplyTransposed, transpose } from "../src/reference/matmul.ts";

const normals = (count: number, key: number): Float64Array =>
  philox(1).fork(key).fillNormal(new Float64Array(count));

const shapes = [
  [1, 1, 1],
  [2, 128, 7],
  [3, 5, 0],
  [4, 4, 4],
  [5, 9, 2],
  [8, 12, 33],
  [127, 2, 128],
  [13, 31, 17],
] as const;

test.each(shapes)(
  "multiplyTransposed(c, a, b, %i, %i, %i) has the bits of three plain loops, and writes nothing beyond",
  (m, n, k) => {
    const a = normals(m * k, 1);
    const b = normals(n * k, 2);
    const c = new Float64Array(m * n + 3).fill(7);
    multiplyTransposed(c, a, b, m, n, k);
    const expected = new Float64Array(m * n + 3).fill(7);
    for (let i = 0; i < m; i++) {
      for (let j = 0; j < n; j++) {
        let sum = 0;
        for (let p = 0; p < k; p++) sum += a[i * k + p]! * b[j * k + p]!;
        expected[i * n + j] = sum;
      }
    }
    expect(c).toEqual(expected);
  },
);

test("transpose(out, a, m, n) swaps rows and columns", () => {
  expect(transpose(new Float64Array(6), Float64Array.of(1, 2, 3, 4, 5, 6), 2, 3)).toEqual(
    Float64Array.of(1, 4, 2, 5, 3, 6),
  );
});
