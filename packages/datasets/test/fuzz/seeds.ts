import golden from "@inkwash/golden/data_files.json" with { type: "json" };
import pictures from "@inkwash/golden/pictures.json" with { type: "json" };
import {
  openNpz,
  readCsv,
  readIdx,
  readImage,
  readNpy,
  readSamples,
  type Samples,
  type Source,
} from "@inkwash/datasets";
import { webp } from "@inkwash/datasets/node";
import { bytesOf, trickle } from "../files/bytes.ts";

/** A format under mutation: good files to begin with, and the call that reads them. */
export interface Format {
  readonly files: readonly Uint8Array[];
  readonly read: (bytes: Uint8Array) => Promise<Samples>;
  /** What every refusal says. */
  readonly refusal: RegExp;
}

const maxElements = 2 ** 16;
const limits = { maxElements, maxPixels: maxElements };
const picture = (bytes: Uint8Array): Promise<Samples> => readImage(bytes, { ...limits, webp });
const npz = async (bytes: Uint8Array): Promise<Samples> => {
  const { names, read } = await openNpz(bytes, limits);
  return read(names[bytes.length % names.length]!);
};
/** Half of the files come as a stream, whose length is not known beforehand. */
const source = (bytes: Uint8Array): Source => (bytes.length % 2 ? trickle(bytes, 61) : bytes);
const all = (files: readonly { readonly file: string }[]): Uint8Array[] =>
  files.map(({ file }) => bytesOf(file));

/** One line per format. */
export const formats: Readonly<Record<string, Format>> = {
  csv: {
    files: all(golden.tables),
    read: (b) => readCsv(source(b), limits),
    refusal: /^readCsv: the CSV /,
  },
  npy: {
    files: all(golden.npy),
    read: (b) => readNpy(source(b), limits),
    refusal: /^readNpy: the NPY /,
  },
  npz: { files: Object.values(golden.npz).map(bytesOf), read: npz, refusal: /the NPZ/ },
  idx: {
    files: all(golden.idx),
    read: (b) => readIdx(source(b), limits),
    refusal: /^readIdx: the IDX /,
  },
  png: { files: all(pictures.png), read: picture, refusal: /PNG/ },
  jpeg: { files: all(Object.values(pictures.jpeg)), read: picture, refusal: /JPEG/ },
  webp: { files: all(golden.webp), read: picture, refusal: /WebP/ },
};

/** The one call, on files of every format. */
export const any: Format = {
  files: Object.values(formats).flatMap(({ files }) => files.slice(0, 4)),
  read: (b) => readSamples(source(b), { ...limits, webp }),
  refusal: /^readSamples: /,
};
