export type { Dataset, Mixture, Samples } from "./types.ts";
export type { DrawOptions, Precision, Spacing } from "./check.ts";
export type { CloudOptions, ColumnOptions } from "./columns.ts";
export type { CurveOptions } from "./sheet.ts";

export { swissRoll, swissRollCurve } from "./swiss-roll.ts";
export { sCurve, sCurveCurve } from "./s-curve.ts";
export { moons, type MoonsOptions } from "./moons.ts";
export { fourPoints } from "./four-points.ts";
export { gappedUniform, type GappedUniformOptions } from "./gapped-uniform.ts";
export { sampleMixture } from "./sample-mixture.ts";
export { fiveHills, fourPointMasses, threeHills, threeHillsCentred } from "./mixtures.ts";

export {
  standardise,
  unstandardise,
  type Standardisation,
  type Standardised,
  type StandardiseOptions,
} from "./standardise.ts";

export { batches, type BatchesOptions } from "./batches.ts";
export { split, type SplitOptions } from "./split.ts";
export { take } from "./take.ts";

export { decodeImage, type DecodeImageOptions } from "./images/decode-image.ts";
export { fromBytes, toBytes } from "./images/pixels.ts";
