import golden from "@inkwash/golden/special.json" with { type: "json" };
import * as special from "@inkwash/special";
import { ulps64 } from "@inkwash/matchers";
import { expect, test } from "vitest";

const functions = { ...special };

/** The distance from |x| to the next double. */
function spacing(x: number): number {
  const float64 = new Float64Array([Math.abs(x)]);
  new BigUint64Array(float64.buffer)[0]! += 1n;
  return float64[0]! - Math.abs(x);
}

/** The largest error over a table, in ulps of the exact value, and where it is. */
function worst(table: Table, call: (i: number) => number): { ulps: number; at: string } {
  let ulps = 0;
  let at = "";
  for (let i = 0; i < table.x.length; i++) {
    const value = call(i);
    const result = table.result[i]!;
    const error = Math.abs((value - result) / spacing(result) - table.above[i]!);
    if (!(error <= ulps)) {
      ulps = error;
      at = `${table.x[i]}: got ${value}, correctly rounded ${result}`;
    }
  }
  return { ulps, at };
}

interface Table {
  readonly x: readonly number[];
  readonly result: readonly number[];
  readonly above: readonly number[];
}

// The bounds of the README: what was found on 50,000 arguments each, with a little air.
const bounds = {
  exp: 0.6,
  expm1: 0.7,
  log: 0.7,
  log1p: 0.7,
  sin: 0.75,
  cos: 0.75,
  tanh: 0.65,
  erf: 0.7,
  erfc: 0.75,
  normalQuantile: 0.65,
} as const;

test.for(Object.entries(bounds) as [keyof typeof bounds, number][])(
  "%s(x) is within %f ulp of the exact value",
  ([name, bound]) => {
    const table = golden[name];
    const { ulps, at } = worst(table, (i) => functions[name](table.x[i]!));
    expect(ulps, at).toBeLessThan(bound);
  },
);

test.for(Object.keys(bounds) as (keyof typeof bounds)[])(
  "%s(x) is the nearest or the second-nearest double",
  (name) => {
    const table = golden[name];
    const distances = table.x.map((x, i) => ulps64(functions[name](x), table.result[i]!));
    expect(Math.max(...distances)).toBeLessThanOrEqual(1);
    expect(distances.filter((d) => d > 0).length).toBeLessThan(table.x.length / 20);
  },
);

test("pow(x, y) is within 0.55 ulp of the exact value", () => {
  const table = golden.pow;
  const { ulps, at } = worst(table, (i) => special.pow(table.x[i]!, table.y[i]!));
  expect(ulps, at).toBeLessThan(0.55);
});
