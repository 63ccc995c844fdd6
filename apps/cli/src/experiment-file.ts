import { type Document, DocumentError, readDocument, run } from "@inkwash/experiment";
import { readFile, stat } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { readExamples } from "./examples.ts";
import { Failure, refusal } from "./failure.ts";

/** A document that can be run. */
export interface Experiment {
  readonly document: Document;
  /** Reads a file that the document names, from the document's own folder. */
  readonly load: (file: string) => Promise<Uint8Array>;
}

/**
 * Opens a document and checks all of it, the picture it names included, before any work is done.
 *
 * @param name - The path of a JSON file, or the name of an example.
 * @param seed - The seed to run with; the document's own where undefined.
 * @throws Failure with one sentence that names the file, the field, the value and the remedy.
 */
export async function openExperiment(name: string, seed: number | undefined): Promise<Experiment> {
  const { path, label, text } = await find(name);
  const document = parse(text, label);
  const load = (file: string): Promise<Uint8Array> => readFile(resolve(dirname(path), file));
  await checkPicture(document, { label, load, folder: dirname(path) });
  return { document: { ...document, seed: seed ?? document.seed }, load };
}

interface Found {
  readonly path: string;
  /** What messages call it. */
  readonly label: string;
  readonly text: string;
}

async function find(name: string): Promise<Found> {
  try {
    const found = await stat(name);
    if (found.isFile() || found.isFIFO()) {
      return { path: resolve(name), label: name, text: await readFile(name, "utf8") };
    }
  } catch (error) {
    const reason = refusal(error);
    if (reason === undefined) throw error;
    if (!missing(error)) throw new Failure(`${name} cannot be read: ${reason}`);
  }
  const examples = await readExamples();
  const example = examples.find((each) => each.name === name);
  if (example) return { ...example, label: name };
  const names = examples.map((each) => each.name).join(", ");
  throw new Failure(
    (await isThere(name))
      ? `${name} is not a file; name a JSON document or an example (${names})`
      : `there is no file ${name} and no example of that name; the examples are ${names}`,
  );
}

const missing = (error: unknown): boolean =>
  error instanceof Error && "code" in error && ["ENOENT", "ENOTDIR"].includes(String(error.code));

const isThere = (name: string): Promise<boolean> =>
  stat(name).then(
    () => true,
    () => false,
  );

function parse(text: string, label: string): Document {
  try {
    const { $schema, ...document } = readDocument(text.replace(/^\uFEFF/, ""));
    // A relative path to the schema means nothing where experiment.json will lie.
    return $schema?.includes("://") ? { $schema, ...document } : document;
  } catch (error) {
    if (error instanceof DocumentError) throw new Failure(`${label}: ${error.message}`);
    throw error;
  }
}

interface PictureFile extends Pick<Experiment, "load"> {
  readonly label: string;
  readonly folder: string;
}

/** Opens the picture as a run does before its first event, of the shortest run that there is. */
async function checkPicture(
  { name, version, picture }: Document,
  { label, load, folder }: PictureFile,
): Promise<void> {
  if (!picture || typeof picture.source === "string") return;
  const schedule = { kind: "constant", steps: 1, beta: 0 };
  const opening = run({ version, name, picture, schedule }, { load });
  try {
    await opening.next();
    await opening.return();
  } catch (error) {
    const path = resolve(folder, picture.source.file);
    const reason = refusal(error) ?? (error as Error).message;
    throw new Failure(
      `${label}: picture.source.file must be a PNG or JPEG file; ${path}: ${reason}`,
    );
  }
}
