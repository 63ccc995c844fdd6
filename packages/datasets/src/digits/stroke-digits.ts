import { cos, sin } from "@inkwash/special";
import { checkCount, checkDraw, checkNonNegative, describe, type DrawOptions } from "../check.ts";
import { allocate } from "../columns.ts";
import { uniforms } from "../draw.ts";
import { drawn } from "../strokes/glyph-lines.ts";
import type { Polyline } from "../strokes/polyline.ts";
import type { Dataset } from "../types.ts";
import { elastic, FIELD } from "./elastic.ts";
import { formsOf } from "./forms.ts";
import { drawInk } from "./ink.ts";

/** What {@link strokeDigits} is told. */
export interface StrokeDigitsOptions extends DrawOptions {
  /** Pixels along each side, an integer in [8, 256]. @defaultValue 28 */
  readonly size?: number | undefined;
  /** The classes to draw from, integers in [0, 9]. @defaultValue 0 to 9 */
  readonly classes?: readonly number[] | undefined;
  /**
   * How much the digits vary in turn, slant, size, place and bend, in [0, 2]; at 0 they vary in their
   * form and the width of the pen alone. @defaultValue 1
   */
  readonly distortion?: number | undefined;
}

/** Uniforms per sample beside those of the bend: form, pen, turn, slant, two sizes, two places. */
const OWN = 8;

/** One digit's lines in pixels, and the radius of its pen. */
function written(
  digit: number,
  u: Float64Array,
  size: number,
  distortion: number,
): { lines: Polyline[]; radius: number } {
  const forms = formsOf(digit);
  const { lines, width } = drawn(forms[Math.floor(forms.length * u[0]!)]!);
  const around = (i: number, most: number): number => distortion * most * (2 * u[i]! - 1);
  const turn = around(2, 0.15);
  const slant = around(3, 0.25);
  // A digit is 6 units high and fills 20 of 28 pixels, as those of MNIST do.
  const unit = ((20 / 28) * size) / 6;
  const [stretchX, stretchY] = [unit * (0.95 + around(4, 0.15)), unit * (0.95 + around(5, 0.15))];
  const [atX, atY] = [size * (0.5 + around(6, 0.04)), size * (0.5 + around(7, 0.04))];
  const [c, s] = [cos(turn), sin(turn)];
  const bend = elastic(u.subarray(OWN), 0.35 * distortion, 1);
  const place = (x0: number, y0: number): readonly [number, number] => {
    const [x, y] = bend(x0 - width / 2, y0 - 3);
    const [a, b] = [stretchX * (x + slant * y), stretchY * y];
    return [atX + c * a - s * b, atY - s * a - c * b];
  };
  return {
    lines: lines.map((line) => line.map(([x, y]) => place(x, y))),
    radius: (size / 28) * (0.8 + 0.8 * u[1]!),
  };
}

/**
 * Digits drawn by a pen that never writes twice the same, labelled and without end.
 *
 * A stroke font's digit in one of its forms is bent by a smooth random field, slanted, stretched,
 * turned and moved, and drawn with soft edges by a pen of random width. Ink is 1 on a ground of -1, as
 * in MNIST. Sample i never depends on n. `label` is the digit.
 *
 * @param options - See {@link StrokeDigitsOptions}.
 * @returns Samples [n, 1, size, size] in [-1, 1].
 * @throws RangeError if n is not a positive integer, or another option is out of range.
 * @example
 * ```ts
 * import { philox } from "@inkwash/random";
 * import { strokeDigits } from "@inkwash/datasets";
 *
 * const { shape, label } = strokeDigits({ n: 5, rng: philox(1), classes: [3, 8] });
 * console.log(shape.join(" x "), label!.every((k) => k === 3 || k === 8)); //=> 5 x 1 x 28 x 28 true
 * ```
 */
export function strokeDigits(options: StrokeDigitsOptions): Dataset {
  checkDraw("strokeDigits", options);
  const { n, rng, size = 28, distortion = 1, precision = "float32" } = options;
  const { classes = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9] } = options;
  checkCount("strokeDigits", "size", size);
  if (size < 8 || size > 256) {
    throw new RangeError(`strokeDigits: size must be an integer in [8, 256]; got ${size}`);
  }
  checkNonNegative("strokeDigits", "distortion", distortion);
  if (distortion > 2) {
    throw new RangeError(`strokeDigits: distortion must be in [0, 2]; got ${distortion}`);
  }
  const isDigit = (k: number): boolean => Number.isInteger(k) && k >= 0 && k <= 9;
  if (!(classes.length > 0 && classes.every(isDigit))) {
    throw new RangeError(
      `strokeDigits: classes must be integers in [0, 9], at least one; got ${describe(classes)}`,
    );
  }
  const label = uniforms(rng, "digit", n).map((u) => classes[Math.floor(classes.length * u)]!);
  const hand = uniforms(rng, "hand", n * (OWN + FIELD));
  const pixels = size * size;
  const data = allocate(n * pixels, precision);
  const ink = new Float64Array(pixels);
  label.forEach((digit, i) => {
    const u = hand.subarray(i * (OWN + FIELD), (i + 1) * (OWN + FIELD));
    const { lines, radius } = written(digit, u, size, distortion);
    drawInk(ink.fill(0), size, lines, radius);
    for (let p = 0; p < pixels; p++) data[i * pixels + p] = 2 * ink[p]! - 1;
  });
  return { name: "stroke digits", label, data, shape: [n, 1, size, size] };
}
