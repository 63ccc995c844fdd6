import { readExamples } from "../examples.ts";
import { Failure } from "../failure.ts";
import { print } from "../print.ts";
import { columns } from "../words.ts";

/** Prints what can be run by name. */
export async function listExamples(): Promise<void> {
  const examples = await readExamples();
  const lines = columns(
    examples.map(({ name, title }) => [name, title]),
    [],
  );
  print(
    [
      "Examples:",
      ...lines.map((line) => `  ${line}`),
      "",
      "inkwash run NAME       runs one of them",
      "inkwash examples NAME  prints one, to start a document of your own from",
      "",
    ].join("\n"),
  );
}

/** Prints the document of an example as it is written, or the list where no name is given. */
export async function examplesCommand(name: string | undefined): Promise<void> {
  if (name === undefined) return listExamples();
  const examples = await readExamples();
  const example = examples.find((each) => each.name === name);
  if (!example) {
    const names = examples.map((each) => each.name).join(", ");
    throw new Failure(`there is no example ${name}; there are ${names}`);
  }
  print(example.text);
}
