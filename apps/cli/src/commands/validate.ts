import { openExperiment } from "../experiment-file.ts";
import { print } from "../print.ts";

/** Checks documents as `run` does before it begins. */
export async function validateCommand(names: readonly string[]): Promise<void> {
  for (const name of names) {
    const { document, events } = await openExperiment(name);
    await events.return();
    print(`${name} is valid: ${document.title ?? document.name}`);
  }
}
