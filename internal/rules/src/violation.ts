import type { Workspace } from "./workspace.ts";

/** One place where the repository breaks a rule, and what to do about it. */
export interface Violation {
  /** Path from the root of the repository, with forward slashes. */
  readonly file: string;
  /** 1-based; 1 where the whole file is meant. */
  readonly line: number;
  /** What is wrong, without a full stop. */
  readonly problem: string;
  /** What to do instead, as an imperative. */
  readonly remedy: string;
}

/** A rule of the house: a pure function of what was read from the repository. */
export interface Rule {
  /** What holds when the rule holds, as a clause for a test's title. */
  readonly name: string;
  /** All violations, in the order of the files. */
  check(workspace: Workspace): Violation[];
}

/** A violation as one line, in the form that editors turn into a link. */
export function format(violation: Violation): string {
  const { file, line, problem, remedy } = violation;
  return `${file}:${line}: ${problem}; ${remedy}`;
}
