import { spawnSync } from "node:child_process";
import { resolve } from "node:path";
import type { Program } from "./programs.ts";

/** What a program did. */
export interface Outcome {
  /** What it printed, line by line, without trailing spaces. */
  readonly lines: readonly string[];
  /** What it threw. */
  readonly error?: string;
}

/**
 * Executes programs in one fresh process of this Node on the sources, as if each lay in `folder`
 * (absolute). Throws where the process does not end within two minutes.
 */
export function run(programs: readonly Program[], folder: string): Outcome[] {
  const flags = ["--conditions=@inkwash/source", "--disable-warning=ExperimentalWarning"];
  const { stdout, stderr, status, error } = spawnSync(
    process.execPath,
    [...flags, resolve(import.meta.dirname, "host.ts")],
    {
      encoding: "utf8",
      input: JSON.stringify(programs.map(({ code }) => ({ code, folder }))),
      maxBuffer: 2 ** 26,
      timeout: 120_000,
    },
  );
  if (error) throw error;
  if (status !== 0) throw new Error(`the programs of ${folder} ended with ${status}:\n${stderr}`);
  return JSON.parse(stdout) as Outcome[];
}
