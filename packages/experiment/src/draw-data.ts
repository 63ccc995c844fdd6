import type { Dataset } from "@inkwash/datasets";
import { philox } from "@inkwash/random";
import { prepare } from "./data.ts";
import { parseDocument } from "./document/parse.ts";
import type { Samples } from "./events.ts";
import { nothingToLoad } from "./pictures.ts";
import type { RunOptions } from "./run.ts";
import { openSource } from "./source.ts";

/** Samples with the class of each, where there are classes. */
export interface DrawnData extends Samples, Pick<Dataset, "label"> {}

/**
 * The data of a document, all of them, as `run` noises and learns them.
 *
 * @param document - What `JSON.parse` gave.
 * @param options - `load` gives the bytes of a file that the document names.
 * @returns The samples; undefined where the document has no data.
 * @throws DocumentError if the document cannot be run, and what `load` throws.
 */
export async function drawData(
  document: unknown,
  options: Pick<RunOptions, "load"> = {},
): Promise<DrawnData | undefined> {
  const { load = nothingToLoad } = options;
  const { data, seed } = parseDocument(document);
  return data && prepare(data, await openSource(data, load), philox(seed)).samples;
}
