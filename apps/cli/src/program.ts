import { Command, InvalidArgumentError, Option } from "commander";
import { readFileSync } from "node:fs";
import { backends } from "./backend.ts";
import type { DataCommandOptions } from "./commands/data.ts";
import { examplesCommand, listExamples } from "./commands/examples.ts";
import type { RunCommandOptions } from "./commands/run.ts";

const afterHelp = `
Examples:
  inkwash run                            lists what can be run by name
  inkwash run swiss-roll                 runs a shipped example
  inkwash run mine.json --out results    runs a document of your own
  inkwash run --data points.csv          learns the points of a file

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
      new Option(
        "-b, --backend <name>",
        "what computes; wasm and js give their own bits everywhere",
      )
        .choices(backends)
        .default("wasm"),
    )
    .option("--fast", "let wasm compute close to its bits instead of with them")
    .option("--threads <n>", "share the work of wasm, with the same bits", threads)
    .option("--data <file>", "take the points of a CSV, TSV, NPY or NPZ file as the data")
    .option("--resume <file>", "go on from a checkpoint, to the same bits")
    .option("-s, --seed <n>", "run with this seed instead of the document's", seed)
    .option("--json", "print every event as a line of JSON, and nothing else, to stdout")
    .option("-q, --quiet", "print nothing but errors")
    .action(async (files: string[], options: RunCommandOptions) => {
      const { runCommand } = await import("./commands/run.ts");
      await runCommand(files, options);
    });

  program
    .command("data")
    .summary("list the data sets, or draw from one")
    .description("Lists the data sets, or writes points of one, as an experiment would learn them.")
    .argument("[name]", "the set to draw from")
    .addOption(new Option("-n, --n <n>", "number of points").argParser(positive).default(10_000))
    .addOption(new Option("-s, --seed <n>", "the seed").argParser(seed).default(0))
    .option("-o, --out <file>", "a .csv, .npy or .png file", "points.csv")
    .action(async (name: string | undefined, options: DataCommandOptions) => {
      const { dataCommand } = await import("./commands/data.ts");
      await dataCommand(name, options);
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

function positive(text: string): number {
  const value = seed(text);
  if (value >= 2 && value <= 1_000_000) return value;
  throw new InvalidArgumentError("It must be an integer in [2, 10^6].");
}

function threads(text: string): number {
  const value = Number(text);
  if (Number.isInteger(value) && value >= 1 && value <= 64) return value;
  throw new InvalidArgumentError("It must be an integer in [1, 64].");
}

function version(): string {
  const manifest = readFileSync(new URL("../package.json", import.meta.url), "utf8");
  return (JSON.parse(manifest) as { version: string }).version;
}
