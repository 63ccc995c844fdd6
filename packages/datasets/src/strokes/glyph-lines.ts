import { cos, sin } from "@inkwash/special";
import { glyphs } from "./glyphs.ts";

/** A glyph as lines, its left edge at 0, and its width. */
export interface GlyphLines {
  readonly lines: readonly (readonly [number, number])[][];
  readonly width: number;
}

/** Degrees per straight piece of an arc. */
const STEP = 12;

/** One point, or the points of an arc. */
function points(piece: string): [number, number][] {
  const [x, y, rx, ry, from, to] = piece.split(",").map(Number);
  if (rx === undefined) return [[x!, y!]];
  const count = Math.ceil(Math.abs(to! - from!) / STEP);
  return Array.from({ length: count + 1 }, (_, i) => {
    const a = ((from! + ((to! - from!) * i) / count) * Math.PI) / 180;
    return [x! + rx * cos(a), y! + ry! * sin(a)];
  });
}

/** The lines of a character, or undefined where the font does not have it. */
export function glyphLines(character: string): GlyphLines | undefined {
  return Object.hasOwn(glyphs, character) ? drawn(glyphs[character]!) : undefined;
}

/** The lines of a glyph's description. */
export function drawn(description: string): GlyphLines {
  const lines = description
    .split("/")
    .map((stroke) => stroke.split(" ").flatMap((piece) => points(piece)));
  const xs = lines.flat().map(([x]) => x);
  const left = Math.min(...xs);
  return {
    lines: lines.map((line) => line.map(([x, y]) => [x - left, y] as [number, number])),
    width: Math.max(...xs) - left,
  };
}
