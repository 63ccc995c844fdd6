import { checkDecode } from "../images/decode-image.ts";
import { formatOf } from "../images/header.ts";
import type { Dataset, Samples } from "../types.ts";
import { attempt } from "./damage.ts";
import { csvFrom, type CsvOptions } from "./csv/read-csv.ts";
import { checkDialect } from "./csv/dialect.ts";
import { checkRead } from "./limits.ts";
import { npyMagic } from "./npy/header.ts";
import { npyFrom, type StoredArray } from "./npy/read-npy.ts";
import { archiveOf } from "./npz/open-npz.ts";
import { imageFrom, type ReadImageOptions } from "./pictures/read-image.ts";
import { idxFrom, isIdx } from "./read-idx.ts";
import { reading, type Reader } from "./reader.ts";
import { sliceable, type Source } from "./source.ts";

/** What {@link readSamples} is told; each format uses what concerns it. */
export interface ReadSamplesOptions
  extends CsvOptions, Pick<ReadImageOptions, "alpha" | "channels" | "size" | "webp"> {
  /** The set's name. @defaultValue a File's own name, otherwise the format's */
  readonly name?: string | undefined;
  /** NPZ: which array holds the samples. @defaultValue the only one beside `label` */
  readonly array?: string | undefined;
}

/** Files of bytes with three axes or four are pictures, and then in [-1, 1], channels first. */
function asSamples({ data, shape, layout }: StoredArray): Samples {
  const bytes = layout.kind === "u" && layout.size === 1;
  const [n, ...one] = shape as [number, ...number[]];
  if (shape.length === 1) return { data, shape: [n, 1] };
  if (!(bytes && (shape.length === 3 || shape.length === 4))) return { data, shape };
  for (let i = 0; i < data.length; i++) data[i] = data[i]! / 127.5 - 1;
  const [height, width, channels] = one as [number, number, number];
  if (shape.length === 3) return { data, shape: [n, 1, height, width] };
  const last = (channels === 1 || channels === 3) && height !== 1 && height !== 3;
  if (!last) return { data, shape };
  const pixels = height * width;
  const planes = data.map((_, i) => {
    const within = i % (channels * pixels);
    return data[i - within + (within % pixels) * channels + Math.trunc(within / pixels)]!;
  });
  return { data: planes, shape: [n, channels, height, width] };
}

async function npzFrom(
  source: Source,
  reader: Reader,
  maxElements: number,
  options: ReadSamplesOptions,
): Promise<Samples & { label?: Float64Array }> {
  const { array, label } = options;
  const limit = 8 * maxElements + 2 ** 20;
  const whole =
    reader.size !== undefined && sliceable(source) !== undefined
      ? source
      : await attempt("readSamples", "NPZ", () => reader.rest(limit));
  const archive = await archiveOf("readSamples", whole, options);
  const others = archive.names.filter((name) => name !== label);
  if (array === undefined && others.length !== 1) {
    const known = others.slice(0, 8).map((name) => JSON.stringify(name));
    throw new RangeError(
      `readSamples: array must name the array with the samples, one of ${known.join(", ")}; got none`,
    );
  }
  const samples = asSamples(await archive.load("readSamples", array ?? others[0]!, options));
  if (label === undefined) return samples;
  const { data } = await archive.load("readSamples", String(label), {
    maxElements,
    precision: "float64",
  });
  if (data.length !== samples.shape[0]) {
    throw new RangeError(
      `readSamples: label must be an array of ${samples.shape[0]} numbers, one per sample; got ${data.length}`,
    );
  }
  return { ...samples, label: Float64Array.from(data) };
}

function isText(bytes: Uint8Array): boolean {
  return bytes.length > 0 && bytes.every((byte) => byte >= 32 || (byte >= 9 && byte <= 13));
}

/**
 * A file of any format that this package knows, told apart by its first bytes, as samples.
 *
 * Tables (CSV, TSV, columns of spaces), NPY, NPZ, IDX (MNIST) and pictures (PNG, JPEG, WebP);
 * gzipped ones too. One axis [n] becomes [n, 1]; arrays of bytes with three axes, or with four, are
 * pictures and become [n, channels, height, width] in [-1, 1].
 *
 * @param source - The file.
 * @param options - See {@link ReadSamplesOptions}.
 * @returns Samples with a name, and with labels where `label` names their column or array.
 * @throws TypeError if source is none, or is of no format that is known.
 * @throws RangeError if the file is damaged, too large or not finite, or an option is out of range.
 * @throws Error if the file is WebP and its decoder is not installed.
 * @example
 * ```ts
 * import { readSamples } from "@inkwash/datasets";
 *
 * const file = new File(["0.5 1\n-0.5 2\n"], "points.txt");
 * const { name, shape, data } = await readSamples(file);
 * console.log(name, shape.join(" x "), "of", data.join(" ")); //=> points.txt 2 x 2 of 0.5 1 -0.5 2
 * ```
 */
export async function readSamples(
  source: Source,
  options: ReadSamplesOptions = {},
): Promise<Dataset> {
  const { delimiter, comment = "#", alpha, channels, size } = options;
  checkDialect("readSamples", delimiter, comment);
  const maxElements = checkRead("readSamples", options);
  const decoding = checkDecode("readSamples", {
    alpha,
    channels,
    size,
    maxPixels: Math.min(2 ** 24, maxElements),
  });
  return reading("readSamples", source, async (reader) => {
    const head = await reader.peek(512);
    const picture = formatOf(head);
    const named = (format: string, samples: Samples): Dataset => {
      const own = source instanceof Blob && "name" in source ? String(source.name) : format;
      return { ...samples, name: options.name ?? own };
    };
    const within = <T>(format: string, part: () => Promise<T>): Promise<T> =>
      attempt("readSamples", format, part);
    if (npyMagic.every((byte, i) => head[i] === byte)) {
      const array = await within("NPY", () => npyFrom(reader, maxElements, options));
      return named("NPY", asSamples(array));
    }
    if (head[0] === 0x50 && head[1] === 0x4b && head[2]! <= 8 && head[3] === head[2]! + 1) {
      return named("NPZ", await npzFrom(source, reader, maxElements, options));
    }
    if (picture !== undefined && !isText(head)) {
      return named(picture, await imageFrom("readSamples", reader, decoding, options));
    }
    if (isIdx(head)) {
      const array = await within("IDX", () => idxFrom(reader, maxElements, options));
      return named("IDX", asSamples(array));
    }
    if (isText(head))
      return named("table", await within("CSV", () => csvFrom(reader, maxElements, options)));
    const start = [...head.subarray(0, 4)].map((byte) => byte.toString(16).padStart(2, "0"));
    throw new TypeError(
      "readSamples: source must be a CSV, TSV, NPY, NPZ, IDX, PNG, JPEG or WebP file; got " +
        (start.length > 0 ? `a file starting ${start.join(" ")}` : "no bytes"),
    );
  });
}
