import { checkDraw, describe, type DrawOptions } from "../check.ts";
import { checkSamples } from "../check-samples.ts";
import { finish } from "../cloud.ts";
import { checkColumns, type ColumnOptions } from "../columns.ts";
import { placeOf, runningSums } from "../cumulative.ts";
import { uniforms } from "../draw.ts";
import type { Dataset, Samples } from "../types.ts";

/** How a picture is read as a density. */
export interface DarknessLaw {
  /** Whether light places are likely instead of dark ones. @defaultValue false */
  readonly invert?: boolean | undefined;
}

/** What {@link darkness} is told. */
export interface DarknessOptions extends DrawOptions, ColumnOptions, DarknessLaw {}

/** A picture's ink, pixel by pixel, and where its pixels lie in the plane. */
interface Ink {
  readonly width: number;
  readonly height: number;
  /** Pixels per unit of length. */
  readonly unit: number;
  /** In [0, 1], row by row from the top. */
  readonly ink: Float64Array;
  /** Its running sums. */
  readonly sums: Float64Array;
}

function inkOf(name: string, image: Samples, invert: boolean): Ink {
  checkSamples(name, image);
  const [count, channels, height, width] = image.shape;
  if (!(image.shape.length === 4 && count === 1)) {
    throw new TypeError(
      `${name}: image must be samples [1, channels, height, width]; got shape ${describe(image.shape)}`,
    );
  }
  const pixels = height! * width!;
  const ink = Float64Array.from({ length: pixels }, (_, p) => {
    let light = 0;
    for (let c = 0; c < channels!; c++) light += image.data[c * pixels + p]! / channels!;
    return Math.min(1, Math.max(0, (invert ? 1 + light : 1 - light) / 2));
  });
  const sums = runningSums(ink);
  if (!(sums[pixels - 1]! > 0)) {
    throw new RangeError(
      `${name}: the picture has no ${invert ? "light" : "dark"} place to draw from; ` +
        `${invert ? "leave invert out" : "set invert"} or take another`,
    );
  }
  return { width: width!, height: height!, unit: Math.max(height!, width!) / 2, ink, sums };
}

/**
 * Points as dense as a picture is dark.
 *
 * A pixel is chosen with probability in proportion to (1 - x) / 2, x the mean of its channels clamped
 * to [-1, 1], and the point lies uniformly within it. The picture is upright, centred at the origin,
 * its longer side from -1 to 1; see {@link darknessDensity}.
 *
 * @param image - Samples [1, channels, height, width] in [-1, 1], as `decodeImage` gives them.
 * @param options - See {@link DarknessOptions}; `columns` in [0, 1], default [0, 1]; `scale` default 1.
 * @returns Samples [n, columns.length].
 * @throws TypeError if the image is not of that shape.
 * @throws RangeError if it has no dark place, or an option is out of range.
 */
export function darkness(image: Samples, options: DarknessOptions): Dataset {
  checkDraw("darkness", options);
  checkColumns("darkness", options, 2);
  const { n, rng, invert = false } = options;
  const { width, height, unit, sums } = inkOf("darkness", image, invert);
  const total = sums.at(-1)!;
  const pixel = uniforms(rng, "pixel", n).map((u) => placeOf(sums, u * total));
  const right = uniforms(rng, "x", n);
  const down = uniforms(rng, "y", n);
  const coordinates = [
    right.map((u, i) => ((pixel[i]! % width) + u - width / 2) / unit),
    down.map((v, i) => (height / 2 - Math.floor(pixel[i]! / width) - v) / unit),
  ];
  return finish("darkness", { name: "darkness", coordinates }, options);
}

/**
 * The density of {@link darkness} at points of the plane, in its default scale.
 *
 * @param image - Samples [1, channels, height, width] in [-1, 1].
 * @param points - Samples [n, 2].
 * @param options - See {@link DarknessLaw}; the same as the samples were drawn with.
 * @returns n densities, constant within a pixel and 0 outside the picture.
 * @throws TypeError if the image or the points are not of that shape.
 * @throws RangeError if the picture has no dark place.
 */
export function darknessDensity(
  image: Samples,
  points: Samples,
  options: DarknessLaw = {},
): Float64Array<ArrayBuffer> {
  const { n } = checkSamples("darknessDensity", points, 2);
  const { invert = false } = options;
  const { width, height, unit, ink, sums } = inkOf("darknessDensity", image, invert);
  const perPixel = (unit * unit) / sums.at(-1)!;
  return Float64Array.from({ length: n }, (_, i) => {
    const column = Math.floor(points.data[2 * i]! * unit + width / 2);
    const row = Math.floor(height / 2 - points.data[2 * i + 1]! * unit);
    if (!(column >= 0 && column < width && row >= 0 && row < height)) return 0;
    return ink[row * width + column]! * perPixel;
  });
}
