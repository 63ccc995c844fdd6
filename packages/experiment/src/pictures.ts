import { decodeImage, type DecodeImageOptions } from "@inkwash/datasets";
import { DocumentError } from "./document/error.ts";
import type { FileSource } from "./document/picture.ts";
import type { Samples } from "./events.ts";

/** Gets the bytes of a file that the document names. */
export type Load = (file: string) => Promise<Uint8Array>;

/** Says that there is nobody to load a file. */
export const nothingToLoad: Load = async (file) => {
  throw new Error(`run: ${file} cannot be loaded here; pass options.load`);
};

/** The picture that the field at `path` names, [1, channels, height, width] in [-1, 1]. */
export async function decoded(
  source: FileSource,
  options: DecodeImageOptions,
  path: string,
  load: Load,
): Promise<Samples> {
  if (typeof source === "string") return decodeImage(await shipped(source), options);
  const bytes = await load(source.file);
  try {
    return decodeImage(bytes, options);
  } catch (error) {
    const reason = (error as Error).message;
    throw new DocumentError(`${path}.file`, `must be a PNG or JPEG file: ${reason}`);
  }
}

async function shipped(name: Extract<FileSource, string>): Promise<Uint8Array> {
  switch (name) {
    case "chelsea":
      return (await import("@inkwash/datasets/pictures/chelsea")).chelsea;
    case "astronaut":
      return (await import("@inkwash/datasets/pictures/astronaut")).astronaut;
    case "camera":
      return (await import("@inkwash/datasets/pictures/camera")).camera;
  }
}
