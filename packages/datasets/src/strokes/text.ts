import { describe } from "../check.ts";
import type { Dataset } from "../types.ts";
import { glyphLines } from "./glyph-lines.ts";
import { fitted, type Polyline } from "./polyline.ts";
import { drawShape, type ShapeOptions } from "./strokes.ts";

/** What {@link text} is told: as other shapes, but always lines. */
export type TextOptions = Omit<ShapeOptions, "fill">;

/** Between characters, for a space, and from line to line: in sixths of a capital's height. */
const [GAP, SPACE, LEADING] = [1.3, 2.2, 9.5];

/**
 * Words as lines of a single-stroke font, as somebody with a pen would write them.
 *
 * Letters, digits and .,:;!?'"-+*=/()<>_ with spaces and line feeds; every line centred, the box of
 * it all centred, its longer side from -1 to 1.
 *
 * @param words - What to write, with at least one character that is not blank.
 * @returns Polylines, at most four per character, y upward.
 * @throws RangeError if the font lacks a character, or nothing is to be written.
 */
export function textLines(words: string): Polyline[] {
  if (!(typeof words === "string" && words.trim() !== "")) {
    throw new RangeError(`textLines: words must not be blank; got ${describe(words)}`);
  }
  const out = words.split("\n").flatMap((row, r) => {
    let x = 0;
    const lines: (readonly [number, number])[][] = [];
    for (const character of row) {
      if (character === " ") {
        x += SPACE;
        continue;
      }
      const glyph = glyphLines(character);
      if (glyph === undefined) {
        throw new RangeError(
          `textLines: the font has letters, digits and basic punctuation; got ${describe(character)}`,
        );
      }
      for (const line of glyph.lines) lines.push(line.map(([a, b]) => [a + x, b] as const));
      x += glyph.width + GAP;
    }
    const middle = (x - GAP) / 2;
    return lines.map((line) => line.map(([a, b]) => [a - middle, b - LEADING * r] as const));
  });
  return fitted(out);
}

/**
 * Words as a point cloud, uniform in arc length along the strokes of {@link textLines}.
 *
 * `label` is the stroke, `parameter` how far along it a point lies, in [0, 1].
 *
 * @param words - What to write; see {@link textLines}.
 * @param options - See {@link TextOptions}; `columns` in [0, 1], default [0, 1]; `scale` default 1.
 * @returns Samples [n, columns.length], the longer side from -1 to 1.
 * @throws RangeError if the font lacks a character, nothing is to be written, or an option is out of
 *   range.
 * @example
 * ```ts
 * import { philox } from "@inkwash/random";
 * import { text } from "@inkwash/datasets";
 *
 * const ink = text("ink", { n: 2000, rng: philox(1), noise: 0.01 });
 * console.log(ink.name, ink.shape.join(" x ")); //=> ink 2000 x 2
 * ```
 */
export function text(words: string, options: TextOptions): Dataset {
  return drawShape("text", words, textLines(words), options);
}
