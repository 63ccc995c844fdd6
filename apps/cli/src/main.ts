#!/usr/bin/env node
import { CommanderError } from "commander";
import { Failure } from "./failure.ts";
import { createProgram } from "./program.ts";

// Whoever reads may go away, as `head` does: no reason for a stack.
process.stdout.on("error", () => (process.exitCode = 141));
process.stderr.on("error", () => {});

try {
  await createProgram().parseAsync();
} catch (error) {
  process.exitCode = explain(error);
}

/** Says what went wrong, in one sentence, and gives back the exit code. */
function explain(error: unknown): number {
  // Commander has already said it.
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  if (error instanceof Failure) {
    console.error(`inkwash: ${error.message}`);
    return 2;
  }
  if (process.env["INKWASH_DEBUG"]) console.error(error);
  else {
    const message = error instanceof Error ? error.message : String(error);
    console.error(`inkwash: ${message} (set INKWASH_DEBUG=1 to see where)`);
  }
  return 1;
}
