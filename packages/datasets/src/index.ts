export type { Dataset, Mixture, Samples } from "./types.ts";
export type { DrawOptions, Precision, Spacing } from "./check.ts";
export type { CloudOptions } from "./cloud.ts";
export type { ColumnOptions } from "./columns.ts";
export type { SpacingOptions } from "./spacing.ts";
export type { CurveOptions } from "./curves/sheet.ts";

export { swissRoll, swissRollCurve, type SwissRollOptions } from "./curves/swiss-roll.ts";
export { sCurve, sCurveCurve } from "./curves/s-curve.ts";
export { moons } from "./curves/moons.ts";
export { circles, type CirclesOptions } from "./curves/circles.ts";
export type { PairOptions } from "./curves/pair.ts";
export { fourPoints } from "./points/four-points.ts";
export { gappedUniform, type GappedUniformOptions } from "./points/gapped-uniform.ts";
export { sampleMixture } from "./mixtures/sample-mixture.ts";
export { blobs, type Blobs, type BlobsOptions } from "./mixtures/blobs.ts";
export { fiveHills, fourPointMasses, threeHills, threeHillsCentred } from "./mixtures/named.ts";

export {
  standardise,
  unstandardise,
  type Standardisation,
  type Standardised,
  type StandardiseOptions,
} from "./rows/standardise.ts";

export { batches, type BatchesOptions } from "./rows/batches.ts";
export { split, type SplitOptions } from "./rows/split.ts";
export { take } from "./rows/take.ts";

export { decodeImage, type DecodeImageOptions, type WebpDecoder } from "./images/decode-image.ts";
export { fromBytes, toBytes } from "./images/pixels.ts";

export type { Sliceable, Source } from "./files/source.ts";
export type { ReadOptions } from "./files/limits.ts";
export { readSamples, type ReadSamplesOptions } from "./files/read-samples.ts";
export { fromUrl, type UrlOptions } from "./files/from-url.ts";
export {
  csvRows,
  readCsv,
  type CsvOptions,
  type CsvRowsOptions,
  type Table,
} from "./files/csv/read-csv.ts";
export type { Wanted } from "./files/csv/plan.ts";
export type { Delimiter } from "./files/csv/dialect.ts";
export { toCsv, type ToCsvOptions } from "./files/csv/to-csv.ts";
export { npyRows, readNpy, type RowsOptions } from "./files/npy/read-npy.ts";
export { toNpy } from "./files/npy/to-npy.ts";
export { openNpz, type Npz } from "./files/npz/open-npz.ts";
export { toNpz, type NpzOptions } from "./files/npz/to-npz.ts";
export { readIdx } from "./files/read-idx.ts";
export { readImage, type ReadImageOptions } from "./files/pictures/read-image.ts";
export { toPng, type PngOptions } from "./files/pictures/to-png.ts";
