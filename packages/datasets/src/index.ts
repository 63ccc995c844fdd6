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
export { line, type LineOptions } from "./curves/line.ts";
export { rings, type RingsOptions } from "./curves/rings.ts";
export { twoSpirals, type TwoSpiralsOptions } from "./curves/two-spirals.ts";

export type { FillRule } from "./strokes/inside.ts";
export type { Polyline } from "./strokes/polyline.ts";
export { outline, strokes, type ShapeOptions } from "./strokes/strokes.ts";
export { svgLines, svgPath, type SvgPathOptions } from "./strokes/svg-path.ts";
export { strokeDigits, type StrokeDigitsOptions } from "./digits/stroke-digits.ts";
export { text, textLines, type TextOptions } from "./strokes/text.ts";

export {
  checkerboard,
  checkerboardDensity,
  type Checkerboard,
  type CheckerboardOptions,
} from "./points/checkerboard.ts";
export {
  checkerboardMatrix,
  type CheckerboardMatrix,
  type CheckerboardMatrixOptions,
} from "./matrices/checkerboard-matrix.ts";
export {
  darkness,
  darknessDensity,
  type DarknessLaw,
  type DarknessOptions,
} from "./points/darkness.ts";
export {
  empirical,
  empiricalMixture,
  type EmpiricalOptions,
  type Jitter,
} from "./points/empirical.ts";
export { fourPoints } from "./points/four-points.ts";
export { gappedUniform, type GappedUniformOptions } from "./points/gapped-uniform.ts";
export { pinwheel, type PinwheelOptions } from "./points/pinwheel.ts";

export { sampleMixture } from "./mixtures/sample-mixture.ts";
export { blobs, type Blobs, type BlobsOptions } from "./mixtures/blobs.ts";
export {
  gaussianGrid,
  gaussianRing,
  type GaussianGridOptions,
  type GaussianRingOptions,
} from "./mixtures/arranged.ts";
export { randomMixture, type RandomMixtureOptions } from "./mixtures/random-mixture.ts";
export {
  eightGaussians,
  fiveHills,
  fourPointMasses,
  threeHills,
  threeHillsCentred,
  twentyFiveGaussians,
} from "./mixtures/named.ts";

export {
  standardise,
  standardiseBy,
  unstandardise,
  type Standardisation,
  type Standardised,
  type StandardiseOptions,
} from "./rows/standardise.ts";

export { standardiseMixture } from "./mixtures/standardise-mixture.ts";
export { batches, type BatchesOptions } from "./rows/batches.ts";
export { split, type SplitOptions } from "./rows/split.ts";
export { take, type Labelled } from "./rows/take.ts";

export { type Alpha } from "./images/alpha.ts";
export { decodeImage, type DecodeImageOptions, type WebpDecoder } from "./images/decode-image.ts";
export { fromBytes, toBytes, type PixelOptions, type PixelRule } from "./images/pixels.ts";

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
