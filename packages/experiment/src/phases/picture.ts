import { decodeImage, type Samples } from "@inkwash/datasets";
import type { Context } from "../context.ts";
import type { PictureDocument } from "../document/picture.ts";
import type { ForwardStepEvent } from "../events.ts";
import { noising } from "./noising.ts";

/** The film of a picture under noise. */
export async function* filmPicture(
  context: Context,
  document: PictureDocument,
): AsyncGenerator<ForwardStepEvent> {
  const { channels, size, frames } = document;
  const x0: Samples = decodeImage(await bytesOf(document.source, context), { channels, size });
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

async function bytesOf(source: PictureDocument["source"], context: Context): Promise<Uint8Array> {
  if (typeof source === "object") return context.load(source.file);
  const { chelsea } = await import("@inkwash/datasets/pictures/chelsea");
  return chelsea;
}
