export type { Dataset, Mixture, Samples } from "./types.ts";
export type { DrawOptions, Precision, Spacing } from "./check.ts";
export type { CloudOptions, ColumnOptions } from "./columns.ts";
export type { CurveOptions } from "./curves/sheet.ts";

export { swissRoll, swissRollCurve } from "./curves/swiss-roll.ts";
export { sCurve, sCurveCurve } from "./curves/s-curve.ts";
export { moons, type MoonsOptions } from "./curves/moons.ts";
export { fourPoints } from "./points/four-points.ts";
export { gappedUniform, type GappedUniformOptions } from "./points/gapped-uniform.ts";
export { sampleMixture } from "./mixtures/sample-mixture.ts";
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

export { decodeImage, type DecodeImageOptions } from "./images/decode-image.ts";
export { fromBytes, toBytes } from "./images/pixels.ts";
