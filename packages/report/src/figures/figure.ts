import type { Theme } from "@inkwash/viz";

/** The parts of the page that figures stand in. */
export type Part = "schedule" | "levels" | "training" | "samples" | "metrics";

/** One figure, drawn when it is known for which surface. */
export interface Figure {
  /** Its file name without the ending. */
  readonly name: string;
  readonly part: Part;
  /** What is to be seen in it, in a sentence. */
  readonly caption: string;
  draw(theme: Theme): string;
}

/** The width of all figures, in the units in which text is 13 high. */
export const width = 420;
