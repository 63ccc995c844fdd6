import { activate, call, type ActivationName } from "@inkwash/wasm-kernels/machine";
import { expect, test } from "vitest";
import { fill, machineOf, matrix, read, type Panels } from "./matrices.ts";

/** erf by its series near 0 and by a continued fraction elsewhere, in float64. */
function erfc(x: number): number {
  if (x < 0) return 2 - erfc(-x);
  if (x < 2) {
    let [term, sum] = [x, x];
    for (let k = 1; k < 60; k++) {
      term *= (-x * x) / k;
      sum += term / (2 * k + 1);
    }
    return 1 - (2 / Math.sqrt(Math.PI)) * sum;
  }
  let fraction = 0;
  for (let k = 80; k > 0; k--) fraction = k / 2 / (x + fraction);
  return Math.exp(-x * x) / Math.sqrt(Math.PI) / (x + fraction);
}
const logistic = (z: number): number => 1 / (1 + Math.exp(-z));
const normal = (z: number): number => erfc(-z / Math.SQRT2) / 2;

const exact: Readonly<
  Record<ActivationName, readonly [(z: number) => number, (z: number) => number]>
> = {
  softplus: [(z) => Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z))), logistic],
  silu: [(z) => z * logistic(z), (z) => logistic(z) * (1 + z * logistic(-z))],
  gelu: [
    (z) => z * normal(z),
    (z) => normal(z) + (z * Math.exp((-z * z) / 2)) / Math.sqrt(2 * Math.PI),
  ],
  tanh: [Math.tanh, (z) => 1 - Math.tanh(z) ** 2],
  relu: [(z) => Math.max(z, 0), (z) => (z > 0 ? 1 : 0)],
};
/** Bounds of the values' error in ulps for |z| <= 8, and of all absolute errors over max(1, |z|). */
const bounds = { softplus: 4, silu: 4, gelu: 24, tanh: 3, relu: 0 } as const;
const absolute = 3e-7;

const rows = 400;
const z = (row: number, column: number): number =>
  Math.fround(((row * 8 + column) / (rows * 8)) ** 3 * 64 * (row % 2 === 0 ? 1 : -1));

test.each(
  (Object.keys(exact) as ActivationName[]).flatMap((name) =>
    [false, true].map((fast) => [name, fast] as const),
  ),
)("activate(%s), fast %s, and its slope are within their bounds from -64 to 64", (name, fast) => {
  let [x, y, slopes]: Panels[] = [];
  let units = 0;
  const machine = machineOf(
    (arena) => {
      units = arena.take(4);
      [x, y, slopes] = [0, 0, 0].map(() => matrix(arena, rows, 8));
      const kind = { activation: name, scale: false, shift: false, save: true, images: false };
      return [
        call(activate(kind), {
          units,
          unitRows: 4,
          positions: 1,
          panels: 1,
          x: x!.address,
          stride: x!.stride,
          out: y!.address,
          scale: 0,
          shift: 0,
          toldStride: 0,
          toldStep: 0,
          bySelf: slopes!.address,
          byScale: 0,
          byShift: 0,
        }),
      ];
    },
    { fast },
  );
  machine.integers[units / 4] = rows / 4;
  fill(machine, x!, z);
  machine.run(0);
  const [f, slope] = exact[name];
  const [values, derivatives] = [read(machine, y!), read(machine, slopes!)];
  let worst = 0;
  values.forEach((value, i) => {
    const at = z(Math.floor(i / 8), i % 8);
    const expected = f(at);
    expect(Math.abs(value - expected), `f(${at})`).toBeLessThanOrEqual(
      absolute * Math.max(1, Math.abs(at)),
    );
    expect(Math.abs(derivatives[i]! - slope(at)), `f'(${at})`).toBeLessThanOrEqual(absolute);
    const ulp = 2 ** (Math.floor(Math.log2(Math.abs(expected) || 1)) - 23);
    if (Math.abs(at) <= 8) worst = Math.max(worst, Math.abs(value - expected) / ulp);
  });
  expect(worst).toBeLessThanOrEqual(bounds[name]);
  if (process.env["INKWASH_SHOW"]) console.log(name, fast, worst.toFixed(2), "ulp");
});

test("activate keeps NaN, and numbers far out are 0, z, -1 or 1", () => {
  for (const name of Object.keys(exact) as ActivationName[]) {
    let [x, y]: Panels[] = [];
    let units = 0;
    const machine = machineOf((arena) => {
      units = arena.take(4);
      [x, y] = [0, 0].map(() => matrix(arena, 4, 8));
      const kind = { activation: name, scale: false, shift: false, save: false, images: false };
      const unused = { scale: 0, shift: 0, toldStride: 0, toldStep: 0, bySelf: 0, byScale: 0 };
      return [
        call(activate(kind), {
          ...unused,
          units,
          unitRows: 4,
          positions: 1,
          panels: 1,
          x: x!.address,
          stride: x!.stride,
          out: y!.address,
          byShift: 0,
        }),
      ];
    });
    machine.integers[units / 4] = 1;
    const far = [NaN, -1e4, 1e4, -3e38, 3e38, -100, 100, 0];
    fill(machine, x!, (_, column) => far[column]!);
    machine.run(0);
    const top = name === "tanh" ? [1, 1, 1] : [1e4, 3e38, 100];
    const bottom = name === "tanh" ? -1 : 0;
    const got = read(machine, y!).slice(0, 8);
    expect(got[0], name).toBeNaN();
    expect([got[2], got[4], got[6]]).toEqual(top.map(Math.fround));
    expect([got[1], got[3], got[5]].map((v) => v! + 0)).toEqual([bottom, bottom, bottom]);
  }
});
