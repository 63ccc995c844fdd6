export { createArena, call } from "./program.ts";
export { createMachine, fastSupported } from "./create-machine.ts";
export { createThreads } from "./threads.ts";
export { barrier } from "./run.ts";
export { product } from "../matrix/product.ts";
export { outerProduct } from "../matrix/outer-product.ts";
export { transpose } from "../matrix/transpose.ts";
export { sumRows } from "../matrix/sum-rows.ts";
export { groupNorm, groupNormBack, groupNormGradient } from "../matrix/group-norm.ts";
export {
  attention,
  attentionBack,
  attentionScratch,
  attentionShares,
} from "../matrix/attention.ts";
export { upsample } from "../matrix/upsample.ts";
export { sumPositions } from "../matrix/sum-positions.ts";
export { gather, scatterSum } from "../matrix/gather.ts";
export { copyColumns } from "../matrix/copy-columns.ts";
export { convolve, convolveBack, convolveGradient } from "../matrix/convolution.ts";
export { activate } from "../matrix/activate.ts";
export { elementwise } from "../matrix/elementwise.ts";
export { blendRows, packRows, squaredErrors, unpackRows } from "../matrix/blend-rows.ts";
export { adam, average } from "../matrix/adam.ts";
export { clipValues, lion, sgd } from "../matrix/optimize.ts";
export { clip, squares, sumDoubles } from "../matrix/gradient-norm.ts";

export type { Arena, Call } from "./program.ts";
export type { Kernel, Tools } from "./kernel.ts";
export type { Machine, MachineOptions } from "./create-machine.ts";
export type { Assignment, Threads, ThreadsOptions, WorkerLike } from "./threads.ts";
export type { ProductEnd, ProductWord } from "../matrix/product.ts";
export type { OuterProductWord } from "../matrix/outer-product.ts";
export type { TransposeWord } from "../matrix/transpose.ts";
export type { SumRowsWord } from "../matrix/sum-rows.ts";
export type { GroupNormWord } from "../matrix/group-norm.ts";
export type { AttentionWord } from "../matrix/attention.ts";
export type { UpsampleWord } from "../matrix/upsample.ts";
export type { SumPositionsWord } from "../matrix/sum-positions.ts";
export type { GatherWord, ScatterSumWord } from "../matrix/gather.ts";
export type { CopyColumnsWord } from "../matrix/copy-columns.ts";
export type {
  ConvolveBackWord,
  ConvolveGradientWord,
  ConvolveWord,
} from "../matrix/convolution.ts";
export type { ConvolutionWord } from "../matrix/patches.ts";
export type { ActivateOptions, ActivateWord } from "../matrix/activate.ts";
export type { ActivationName } from "../matrix/functions.ts";
export type { ElementwiseName, ElementwiseWord } from "../matrix/elementwise.ts";
export type { BlendRowsWord, PackRowsWord, SquaredErrorsWord } from "../matrix/blend-rows.ts";
export type { AdamWord, AverageWord } from "../matrix/adam.ts";
export type { ClipValuesWord, DirectionWord } from "../matrix/optimize.ts";
export type { ClipWord, SquaresWord, SumDoublesWord } from "../matrix/gradient-norm.ts";
