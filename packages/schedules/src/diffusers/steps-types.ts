/** How numbers are rounded: as diffusers' float32 tensors are, or not at all. */
export type Rounding = (x: number) => number;

/** What `set_timesteps` of a class is told beside the number of steps. */
export interface StepsRequest {
  /** N. */
  readonly count: number;
  /** Rounds to float32, or the identity. */
  readonly round: Rounding;
  /** Whether tables are those of float32. */
  readonly float32: boolean;
  /** The mu of dynamic shifting. */
  readonly mu: number | undefined;
}

/** Where the steps of a sampler start, and the levels between which they go. */
export interface Visit {
  /** What the network is told at each step. */
  readonly timesteps: readonly number[];
  /** noise / signal (the time of a flow) at each knot, one more than steps; absent for families of steps. */
  readonly sigmas?: readonly number[] | undefined;
}
