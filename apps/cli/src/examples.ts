import { readdir, readFile } from "node:fs/promises";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";

/** A shipped document. */
export interface Example {
  readonly name: string;
  readonly title: string;
  readonly path: string;
  /** The document as it is written. */
  readonly text: string;
}

/** Beside the built command; a command that runs from its sources reads the repository's own. */
const folder = fileURLToPath(
  new URL(import.meta.url.endsWith(".ts") ? "../../../examples/" : "./examples/", import.meta.url),
);

/** All shipped documents, by name. */
export async function readExamples(): Promise<Example[]> {
  const files = (await readdir(folder)).filter(
    (file) => file.endsWith(".json") && file !== "schema.json",
  );
  return Promise.all(
    files.sort().map(async (file) => {
      const path = `${folder}${file}`;
      const text = await readFile(path, "utf8");
      const { title } = JSON.parse(text) as { title: string };
      return { name: basename(file, ".json"), title, path, text };
    }),
  );
}
