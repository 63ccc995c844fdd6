import { cos, sin } from "@inkwash/special";
import { checkChoice, checkDraw, type Spacing } from "../check.ts";
import { checkCloud, interleave, type CloudOptions } from "../columns.ts";
import { quantity, uniforms } from "../draw.ts";
import { legacyShuffle } from "../legacy-shuffle.ts";
import type { Dataset } from "../types.ts";

/** What {@link moons} is told. */
export interface MoonsOptions extends CloudOptions {
  /**
   * "random": a fair coin picks the moon and a uniform the place, so points are independent and
   * point i never depends on n. "even": scikit-learn's evenly spaced angles, half the points per
   * moon, shuffled; two such sets resemble each other more than independent draws do.
   * @defaultValue "random"
   */
  readonly spacing?: Spacing | undefined;
}

/** NumPy's linspace(0, pi, n). */
function halfTurn(n: number): Float64Array {
  return Float64Array.from({ length: n }, (_, i) =>
    i > 0 && i === n - 1 ? Math.PI : i * (Math.PI / (n - 1 || 1)),
  );
}

function evenly(n: number, order: Uint32Array): { label: Float64Array; angle: Float64Array } {
  const outer = Math.floor(n / 2);
  const angles = [halfTurn(outer), halfTurn(n - outer)];
  const label = new Float64Array(n);
  const angle = new Float64Array(n);
  order.forEach((k, i) => {
    const moon = k < outer ? 0 : 1;
    label[i] = moon;
    angle[i] = angles[moon]![k - moon * outer]!;
  });
  return { label, angle };
}

/**
 * Two interleaved half circles, as scikit-learn's make_moons.
 *
 * Moon 0 is (cos a, sin a), moon 1 is (1 - cos a, 1/2 - sin a), a in [0, pi]; plus noise z.
 * Unscaled by default, as tutorial 004 has it. `label` is the moon.
 *
 * @param options - See {@link MoonsOptions}; `columns` in [0, 1], default [0, 1]; `scale` default 1.
 * @returns Samples [n, columns.length].
 * @throws RangeError if n is not a positive integer, or another option is out of range.
 * @see {@link https://scikit-learn.org/1.2/modules/generated/sklearn.datasets.make_moons.html | scikit-learn 1.2}
 */
export function moons(options: MoonsOptions): Dataset {
  checkDraw("moons", options);
  checkCloud("moons", options, 2);
  const { n, rng, noise = 0, columns = [0, 1], scale = 1, precision = "float32" } = options;
  const { spacing = "random" } = options;
  checkChoice("moons", "spacing", spacing, ["random", "even"]);
  const { label, angle } =
    spacing === "even"
      ? evenly(n, legacyShuffle(n, quantity(rng, "shuffle")))
      : {
          label: uniforms(rng, "moon", n).map((u) => (u < 0.5 ? 0 : 1)),
          angle: uniforms(rng, "angle", n).map((u) => Math.PI * u),
        };
  const x = angle.map((a, i) => (label[i] === 0 ? cos(a) : 1 - cos(a)));
  const y = angle.map((a, i) => (label[i] === 0 ? sin(a) : 1 - sin(a) - 0.5));
  const z = quantity(rng, "noise").fillNormal(new Float64Array(2 * n));
  for (let i = 0; i < n; i++) {
    x[i]! += noise * z[2 * i]!;
    y[i]! += noise * z[2 * i + 1]!;
  }
  return { name: "moons", label, ...interleave("moons", [x, y], columns, scale, precision) };
}
