import type { NewtonSchulz } from "./newton-schulz.ts";

/** A stretch of the parameters that an optimizer moves as a whole, with all that belongs to it: views of one length. */
export interface Moving {
  /** The numbers. */
  readonly parameters: Float32Array | Float64Array;
  /** The optimizer's mean of gradients. */
  readonly firstMoment: Float32Array | Float64Array;
  /** The optimizer's mean of squared gradients. */
  readonly secondMoment: Float32Array | Float64Array;
  /** The gradient of the loss. */
  readonly gradient: Float32Array | Float64Array;
  /** Memory for the stretch as a matrix, if it is one that is moved as such. */
  readonly matrix?: NewtonSchulz | undefined;
}
