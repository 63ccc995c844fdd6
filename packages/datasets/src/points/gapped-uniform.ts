import { checkDraw, type DrawOptions, type Spacing } from "../check.ts";
import { allocate } from "../columns.ts";
import { uniforms } from "../draw.ts";
import { spacingOf } from "../spacing.ts";
import type { Dataset } from "../types.ts";

/** What {@link gappedUniform} is told. */
export interface GappedUniformOptions extends DrawOptions {
  /**
   * "random": every sample picks its interval, so samples are independent and sample i never
   * depends on n. "even": floor(n / 3), floor(n / 3) and the rest, in this order, as tutorial 003.
   * @defaultValue "random" from a Stream, "even" from a plain Rng
   */
  readonly spacing?: Spacing | undefined;
}

const intervals = [
  [-10, -6],
  [-2, 2],
  [6, 10],
] as const;

/**
 * Tutorial 003's uniform with gaps: thirds on (-10, -6), (-2, 2) and (6, 10).
 *
 * x = low + (high - low) u, u uniform in [0, 1). `label` is the interval, 0 to 2.
 *
 * @param options - See {@link GappedUniformOptions}.
 * @returns Samples [n, 1].
 * @throws RangeError if n is not a positive integer or spacing is unknown.
 */
export function gappedUniform(options: GappedUniformOptions): Dataset {
  checkDraw("gappedUniform", options);
  const { n, rng, precision = "float32" } = options;
  const spacing = spacingOf("gappedUniform", n, options.spacing, rng);
  const third = Math.floor(n / 3);
  const label =
    spacing === "even"
      ? Float64Array.from({ length: n }, (_, i) => (i < third ? 0 : i < 2 * third ? 1 : 2))
      : uniforms(rng, "interval", n).map((u) => Math.floor(3 * u));
  const place = uniforms(rng, "place", n);
  const data = allocate(n, precision);
  label.forEach((k, i) => {
    const [low, high] = intervals[k]!;
    data[i] = low + (high - low) * place[i]!;
  });
  return { name: "gapped uniform", label, data, shape: [n, 1] };
}
