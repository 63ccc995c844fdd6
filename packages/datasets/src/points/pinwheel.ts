import { cos, exp, sin } from "@inkwash/special";
import {
  checkCount,
  checkDraw,
  checkFinite,
  checkNonNegative,
  type DrawOptions,
} from "../check.ts";
import { finish } from "../cloud.ts";
import { checkColumns, type ColumnOptions } from "../columns.ts";
import { quantity, uniforms } from "../draw.ts";
import type { Dataset } from "../types.ts";

/** What {@link pinwheel} is told. */
export interface PinwheelOptions extends DrawOptions, ColumnOptions {
  /** How many blades, a positive integer. @defaultValue 5 */
  readonly blades?: number | undefined;
  /** Deviation along a blade, in [0, Infinity). @defaultValue 0.3 */
  readonly radial?: number | undefined;
  /** Deviation across a blade, in [0, Infinity). @defaultValue 0.1 */
  readonly tangential?: number | undefined;
  /** How much a blade is bent, in radians; 0 for straight blades. @defaultValue 0.25 */
  readonly twist?: number | undefined;
}

/**
 * Bent blades about a centre, a Gaussian each before the bend.
 *
 * 2 R(a) f with f = (1 + radial z1, tangential z2), a = 2 pi k / blades + twist exp(f1) and the
 * rotation R(a) f = (f1 cos a + f2 sin a, f2 cos a - f1 sin a); k uniform. `label` is k.
 *
 * @param options - See {@link PinwheelOptions}; `columns` in [0, 1], default [0, 1]; `scale` default 1.
 * @returns Samples [n, columns.length], in about [-4, 4]^2.
 * @throws RangeError if n is not a positive integer, or another option is out of range.
 * @see {@link https://arxiv.org/abs/1603.06277 | arXiv:1603.06277}, figure 4 (Johnson et al.)
 */
export function pinwheel(options: PinwheelOptions): Dataset {
  checkDraw("pinwheel", options);
  checkColumns("pinwheel", options, 2);
  const { n, rng, blades = 5, radial = 0.3, tangential = 0.1, twist = 0.25 } = options;
  checkCount("pinwheel", "blades", blades);
  checkNonNegative("pinwheel", "radial", radial);
  checkNonNegative("pinwheel", "tangential", tangential);
  checkFinite("pinwheel", "twist", twist);
  const label = uniforms(rng, "blade", n).map((u) => Math.floor(blades * u));
  const z = quantity(rng, "blur").fillNormal(new Float64Array(2 * n));
  const x = new Float64Array(n);
  const y = new Float64Array(n);
  label.forEach((k, i) => {
    const along = 1 + radial * z[2 * i]!;
    const across = tangential * z[2 * i + 1]!;
    const angle = (2 * Math.PI * k) / blades + twist * exp(along);
    const [c, s] = [cos(angle), sin(angle)];
    x[i] = 2 * (along * c + across * s);
    y[i] = 2 * (across * c - along * s);
  });
  return finish("pinwheel", { name: "pinwheel", label, coordinates: [x, y] }, options);
}
