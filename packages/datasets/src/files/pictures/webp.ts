import type { WebpDecoder } from "../../images/decode-image.ts";

/** Emscripten's functions of `@jsquash/webp`, as far as they are used. */
interface WebpModule {
  decode(bytes: BufferSource): { width: number; height: number; data: Uint8ClampedArray } | null;
}

/** The decoder of a module; what it cannot read becomes a sentence. */
export function decoderOf(module: WebpModule): WebpDecoder {
  return (bytes) => {
    const image = module.decode(bytes as Uint8Array<ArrayBuffer>);
    if (image === null) throw new Error("its data are damaged");
    return image;
  };
}

let loaded: Promise<WebpDecoder> | undefined;

/** The decoder in a page or a worker; a bundler puts its WebAssembly beside it. */
export function webp(): Promise<WebpDecoder> {
  loaded ??= load();
  return loaded;
}

async function load(): Promise<WebpDecoder> {
  try {
    // Bundlers that do not find an optional package let it be inside of `try`.
    const { default: start } = await import("@jsquash/webp/codec/dec/webp_dec.js");
    return decoderOf(await start({ noInitialRun: true }));
  } catch (cause) {
    loaded = undefined;
    throw new Error(
      "readImage: WebP needs the optional package @jsquash/webp (npm i @jsquash/webp) and, in Node, " +
        "the option webp from @inkwash/datasets/node",
      { cause },
    );
  }
}
