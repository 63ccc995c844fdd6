import type { Context } from "../context.ts";
import type { PictureDocument } from "../document/picture.ts";
import type { ForwardStepEvent, Samples } from "../events.ts";
import { noising } from "./noising.ts";

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
