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
  /** Whether it needs the whole width of the page. */
  readonly wide?: boolean | undefined;
  readonly draw: (theme: Theme) => string;
}

/** The size of a figure, in the units in which text is 13 high: text is legible on a telephone. */
export const size = { width: 360, height: 260 } as const;

/** The size of a wide one. */
export const wide = { width: 480, height: 300 } as const;
