import { decodeImage } from "@inkwash/datasets";
import type { Context } from "../context.ts";
import type { PictureDocument } from "../document/picture.ts";
import type { ForwardStepEvent, Samples } from "../events.ts";
import { noising } from "./noising.ts";

/** Gets the bytes of a file that the document names. */
type Load = (file: string) => Promise<Uint8Array>;

/** The picture of a document, [1, channels, height, width] in [-1, 1]. */
export async function openPicture(document: PictureDocument, load: Load): Promise<Samples> {
  const { source, channels, size } = document;
  return decodeImage(await bytesOf(source, load), { channels, size });
}

/** The film of a picture under noise. */
export async function* filmPicture(
  context: Context,
  { frames }: PictureDocument,
  x0: Samples,
): AsyncGenerator<ForwardStepEvent> {
  const stream = context.engine.root.fork("picture");
  for await (const frame of noising(context, {
    subject: "picture",
    x0,
    coupling: "chain",
    frames,
    stream,
  })) {
    yield { ...frame, x: { data: frame.x.data.slice(), shape: frame.x.shape } };
  }
}

async function bytesOf(source: PictureDocument["source"], load: Load): Promise<Uint8Array> {
  if (typeof source === "object") return load(source.file);
  const { chelsea } = await import("@inkwash/datasets/pictures/chelsea");
  return chelsea;
}
