import { glyphs } from "../strokes/glyphs.ts";

/** Other ways to write a digit, beside the font's own. */
const others: Readonly<Record<number, readonly string[]>> = {
  1: ["0,0 0,6", "0.4,4.6 2,6 2,0/0.4,0 3.6,0"],
  2: ["2,4.2,1.9,1.8,165,-45 0.9,0.9 0.7,0.6,0.7,0.6,60,300 4,0.4"],
  4: ["0.8,6 0,2 4,2/2.9,4.2 2.9,0"],
  7: ["0,6 4,6 1.4,0/0.9,3.1 3.6,3.1"],
  9: ["1.8,4.2,1.8,1.8,0,360 3.6,0"],
};

/** The forms of a digit: descriptions of glyphs. */
export function formsOf(digit: number): readonly string[] {
  return [glyphs[digit]!, ...(others[digit] ?? [])];
}
