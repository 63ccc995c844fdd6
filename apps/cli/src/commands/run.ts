import { join } from "node:path";
import { type BackendOptions, openBackend } from "../backend.ts";
import { type Experiment, openExperiment, type OpenOptions } from "../experiment-file.ts";
import { Failure } from "../failure.ts";
import { listenForStop } from "../interrupt.ts";
import { openOutputFolder } from "../output-folder.ts";
import { print } from "../print.ts";
import { createProgress, silent } from "../progress.ts";
import { runExperiment } from "../run-experiment.ts";
import { summary } from "../summary.ts";
import { listExamples } from "./examples.ts";

/** The options of `inkwash run`. */
export interface RunCommandOptions
  extends BackendOptions, Pick<OpenOptions, "seed" | "data" | "resume"> {
  readonly out: string;
  readonly json?: boolean | undefined;
  readonly quiet?: boolean | undefined;
}

/** Runs documents one after the other, each checked before the first begins. */
export async function runCommand(
  names: readonly string[],
  options: RunCommandOptions,
): Promise<void> {
  const { out, seed, data, resume } = options;
  if (names.length === 0 && data === undefined) return listExamples();
  if (names.length > 1 && resume !== undefined) {
    throw new Failure("--resume goes on with one document; name it alone");
  }
  const { backend, close } = await openBackend(options);
  const interrupt = listenForStop();
  const { signal } = interrupt;
  try {
    const experiments: Experiment[] = [];
    for (const name of names.length === 0 ? [undefined] : names) {
      experiments.push(await openExperiment(name, { backend, signal, seed, data, resume }));
    }
    const folders = experiments.map(({ document }) =>
      experiments.length === 1 ? out : join(out, document.name),
    );
    const twice = folders.find((folder, i) => folders.indexOf(folder) < i);
    if (twice !== undefined) {
      throw new Failure(
        `two of the documents would write to ${twice}; give them different names, or run one after the other with --out`,
      );
    }
    for (const [i, experiment] of experiments.entries()) {
      if (signal.aborted) break;
      const folder = await openOutputFolder(folders[i]!);
      const progress = options.quiet ? silent : createProgress();
      const lines = options.json ? print : undefined;
      const outcome = await runExperiment(experiment, { signal, folder, progress, lines });
      if (!options.json && !options.quiet) print(summary(experiment, outcome, folder));
    }
  } finally {
    interrupt.release();
    close();
    process.exitCode = interrupt.code() ?? process.exitCode;
  }
}
