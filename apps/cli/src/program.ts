import { Command, InvalidArgumentError, Option } from "commander";
import { readFileSync } from "node:fs";
import { backends } from "./backend.ts";
import { examplesCommand, listExamples } from "./commands/examples.ts";
import type { RunCommandOptions } from "./commands/run.ts";

const afterHelp = `
Examples:
  inkwash run                            lists what can be run by name
  inkwash run swiss-roll                 runs a shipped example
  inkwash run mine.json --out results    runs a document of your own

Exit codes: 0 done, 2 something in what was given is wrong, 130 stopped by Ctrl-C, 1 anything else.`;

/**
 * The command line: what may be said, and who answers.
 *
 * Whoever answers is loaded when asked, so that help does not wait for a laboratory.
 */
export function createProgram(): Command {
  const program = new Command("inkwash")
    .description("Runs diffusion experiments: one JSON document each, with pictures and numbers.")
    .version(version(), "-v, --version")
    .addHelpText("after", afterHelp)
    .showSuggestionAfterError()
    .exitOverride()
    .configureOutput({
      outputError: (text, write) => write(text.replace(/^error: /, "inkwash: ")),
    });

  program
    .command("run")
    .summary("run experiments and write their report")
    .description("Runs experiments and writes their report, films, figures, numbers and weights.")
    .argument("[file...]", "JSON documents, or names of examples; without any, lists the examples")
    .option(
      "-o, --out <dir>",
      "folder for the files; a folder each in it where there are several",
      "out",
    )
    .addOption(
      new Option("-b, --backend <name>", "what computes; js and wasm give the same bits")
        .choices(backends)
        .default("js"),
    )
    .option("-s, --seed <n>", "run with this seed instead of the document's", seed)
    .option("--json", "print every event as a line of JSON, and nothing else, to stdout")
    .option("-q, --quiet", "print nothing but errors")
    .action(async (files: string[], options: RunCommandOptions) => {
      const { runCommand } = await import("./commands/run.ts");
      await runCommand(files, options);
    });

  program
    .command("examples")
    .summary("list the examples, or print one")
    .description("Lists the shipped examples, or prints one to start a document of your own from.")
    .argument("[name]", "the example to print")
    .action(examplesCommand);

  program
    .command("validate")
    .summary("check documents without running them")
    .description("Checks documents, and the pictures they name, without running them.")
    .argument("<file...>", "JSON documents, or names of examples")
    .action(async (files: string[]) => {
      const { validateCommand } = await import("./commands/validate.ts");
      await validateCommand(files);
    });

  program
    .command("schema")
    .summary("print the JSON Schema of documents")
    .description('Prints the JSON Schema of documents, for "$schema" and editors.')
    .action(async () => {
      const { schemaCommand } = await import("./commands/schema.ts");
      schemaCommand();
    });

  return program.allowExcessArguments().action(async () => {
    if (program.args.length > 0) {
      program.error(`error: unknown command '${program.args[0]}'; see inkwash --help`);
    }
    await listExamples();
  });
}

function seed(text: string): number {
  const value = Number(text);
  if (text.trim() !== "" && Number.isSafeInteger(value) && value >= 0) return value;
  throw new InvalidArgumentError("It must be an integer in [0, 2^53).");
}

function version(): string {
  const manifest = readFileSync(new URL("../package.json", import.meta.url), "utf8");
  return (JSON.parse(manifest) as { version: string }).version;
}
