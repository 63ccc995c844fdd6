import { join } from "node:path";
import { type backends, openBackend } from "../backend.ts";
import { type Experiment, openExperiment } from "../experiment-file.ts";
import { Failure } from "../failure.ts";
import { listenForStop } from "../interrupt.ts";
import { openOutputFolder } from "../output-folder.ts";
import { print } from "../print.ts";
import { createProgress, silent } from "../progress.ts";
import { runExperiment } from "../run-experiment.ts";
import { summary } from "../summary.ts";
import { listExamples } from "./examples.ts";

/** The options of `inkwash run`. */
export interface RunCommandOptions {
  readonly out: string;
  readonly backend: (typeof backends)[number];
  readonly seed?: number | undefined;
  readonly json?: boolean | undefined;
  readonly quiet?: boolean | undefined;
}

/** Runs documents one after the other, each checked before the first begins. */
export async function runCommand(
  names: readonly string[],
  options: RunCommandOptions,
): Promise<void> {
  if (names.length === 0) return listExamples();
  const { out, seed } = options;
  const experiments: Experiment[] = [];
  for (const name of names) experiments.push(await openExperiment(name, seed));
  const folders = experiments.map(({ document }) =>
    experiments.length === 1 ? out : join(out, document.name),
  );
  const twice = folders.find((folder, i) => folders.indexOf(folder) < i);
  if (twice !== undefined) {
    throw new Failure(
      `two of the documents would write to ${twice}; give them different names, or run one after the other with --out`,
    );
  }
  const { backend, close } = await openBackend(options.backend);
  const interrupt = listenForStop();
  const { signal } = interrupt;
  try {
    for (const [i, experiment] of experiments.entries()) {
      if (signal.aborted) break;
      const folder = await openOutputFolder(folders[i]!);
      const progress = options.quiet ? silent : createProgress();
      const lines = options.json ? print : undefined;
      const context = { backend, signal, folder, progress, lines };
      const outcome = await runExperiment(experiment, context);
      if (!options.json && !options.quiet) print(summary(experiment, outcome, folder));
    }
  } finally {
    interrupt.release();
    close();
    process.exitCode = interrupt.code() ?? process.exitCode;
  }
}
