import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { decoderOf } from "../files/pictures/webp.ts";
import type { WebpDecoder } from "../images/decode-image.ts";

let loaded: Promise<WebpDecoder> | undefined;

/**
 * The decoder of WebP in Node, for the option `webp` of `readImage` and `readSamples`.
 *
 * @returns The decoder of the optional package `@jsquash/webp`, loaded once.
 * @throws Error if that package is not installed.
 */
export function webp(): Promise<WebpDecoder> {
  loaded ??= load();
  return loaded;
}

async function load(): Promise<WebpDecoder> {
  try {
    const { default: start } = await import("@jsquash/webp/codec/dec/webp_dec.js");
    const wasm = import.meta.resolve("@jsquash/webp/codec/dec/webp_dec.wasm");
    const wasmBinary = await readFile(fileURLToPath(wasm));
    return decoderOf(await start({ noInitialRun: true, wasmBinary }));
  } catch (cause) {
    loaded = undefined;
    throw new Error(
      "webp: the optional package @jsquash/webp is not installed (npm i @jsquash/webp)",
      { cause },
    );
  }
}
