import {
  type Backend,
  type Document,
  DocumentError,
  type Event,
  type FileDocument,
  readDocument,
  run,
} from "@inkwash/experiment";
import { readFile, stat } from "node:fs/promises";
import { basename, dirname, resolve } from "node:path";
import { readExamples } from "./examples.ts";
import { Failure, refusal } from "./failure.ts";

/** A run that has been found to be right and has done no work yet. */
export interface Experiment {
  readonly document: Document;
  /** What happens in it, from the first event on. */
  readonly events: AsyncGenerator<Event, void>;
}

/** What to run a document with. */
export interface OpenOptions {
  readonly backend?: Backend | undefined;
  readonly signal?: AbortSignal | undefined;
  /** The seed to run with; the document's own where absent. */
  readonly seed?: number | undefined;
  /** A file with the data to take instead of the document's own. */
  readonly data?: string | undefined;
  /** The checkpoint to go on from. */
  readonly resume?: string | undefined;
}

/**
 * Opens a document and checks all of it, the files it names included, before any work is done: the
 * run is begun, up to its first event.
 *
 * @param name - The path of a JSON file, or the name of an example; undefined for a document about
 *   `options.data`.
 * @throws Failure with one sentence that names the file, the field, the value and the remedy.
 */
export async function openExperiment(
  name: string | undefined,
  options: OpenOptions = {},
): Promise<Experiment> {
  const { backend, signal, seed, data, resume } = options;
  const { path, label, text } = await (name === undefined ? about(data!) : find(name));
  const written = parse(text, label);
  const own = data === undefined ? {} : { data: documentOf(data) };
  const document = { ...written, ...own, seed: seed ?? written.seed };
  const load = async (file: string): Promise<Uint8Array> => {
    const isData = data !== undefined && file === basename(data);
    return bytesOf(isData ? resolve(data) : resolve(dirname(path), file), label);
  };
  const checkpoint = resume === undefined ? undefined : await bytesOf(resume, "--resume");
  const running = run(document, { backend, signal, load, resume: checkpoint });
  const first = await orSay(label, () => running.next());
  return { document, events: whole(first.value!, running) };
}

async function* whole(
  first: Event,
  rest: AsyncGenerator<Event, void>,
): AsyncGenerator<Event, void> {
  yield first;
  yield* rest;
}

function documentOf(file: string): FileDocument {
  return { kind: "file", file: basename(file), standardise: true };
}

interface Found {
  readonly path: string;
  /** What messages call it. */
  readonly label: string;
  readonly text: string;
}

/** A document with all that can be done with a file of points. */
function about(data: string): Found {
  const name = basename(data)
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-+|-+$/g, "");
  const document = {
    version: 1,
    name: name.slice(0, 64) || "data",
    title: `The points of ${basename(data)} under noise and back`,
    data: documentOf(data),
    schedule: { kind: "linear" },
    forward: {},
    train: {},
    sample: { samplers: [{ name: "heun", kind: "heun", steps: 30, spacing: "karras" }] },
    metrics: {},
  };
  return { path: resolve(data), label: data, text: JSON.stringify(document) };
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

async function bytesOf(path: string, label: string): Promise<Uint8Array> {
  try {
    return await readFile(path);
  } catch (error) {
    const reason = refusal(error);
    if (reason === undefined) throw error;
    throw new Failure(`${label}: ${path} cannot be read: ${reason}`);
  }
}

/** What a run refuses before its first event is the user's to put right. */
async function orSay<T>(label: string, begin: () => Promise<T>): Promise<T> {
  try {
    return await begin();
  } catch (error) {
    const given = error instanceof DocumentError || error instanceof RangeError;
    throw given ? new Failure(`${label}: ${error.message.replace(/^run: /, "")}`) : error;
  }
}
