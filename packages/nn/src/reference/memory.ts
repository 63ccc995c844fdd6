import type { Graph, Operation, TensorId } from "../graph/types.ts";

/** The float64 memory of a graph for at most `rows` rows. */
export interface Memory {
  /** How many rows fit. */
  readonly rows: number;
  /** Whether gradients are kept. */
  readonly training: boolean;
  /** The tensors. */
  readonly values: readonly Float64Array[];
  /** dLoss / dtensor; empty where nothing learns from it. */
  readonly gradients: readonly Float64Array[];
  /** All parameters, widened to float64. */
  readonly weights: Float64Array;
  /** dLoss / dparameter; empty without training. */
  readonly weightGradients: Float64Array;
  /** The noise level that each row is told. */
  readonly condition: Float64Array;
  /** The label that each row is told. */
  readonly label: Int32Array;
  /** The numbers per row of a tensor. */
  sizeOf(tensor: TensorId): number;
  /** Whether a tensor follows from what the network is told. */
  isTold(tensor: TensorId): boolean;
}

/** One operation, bound to memory. */
export interface Kernel {
  /** Computes the output for `rows` rows, or for the `told` rows of what is told: 1, or as many. */
  forward(rows: number, told: number): void;
  /**
   * Adds to the gradients of the inputs, and overwrites those of its own parameters, whose sums over
   * the batch run in ascending order of the rows. Everything has `rows` rows.
   */
  backward(rows: number): void;
}

/** What binds an operation of a kind to memory. */
export type Bind<K extends Operation["kind"]> = (
  operation: Extract<Operation, { readonly kind: K }>,
  memory: Memory,
) => Kernel;

const NONE = new Float64Array(0);

/** Memory for `rows` rows of a graph. */
export function createMemory(
  graph: Graph,
  rows: number,
  weightGradients: Float64Array | undefined,
): Memory {
  const { tensors, size } = graph;
  const training = weightGradients !== undefined;
  return {
    rows,
    training,
    values: tensors.map((tensor) => new Float64Array(rows * tensor.size)),
    gradients: tensors.map((tensor) =>
      training && tensor.learned ? new Float64Array(rows * tensor.size) : NONE,
    ),
    weights: new Float64Array(size),
    weightGradients: weightGradients ?? NONE,
    condition: new Float64Array(rows),
    label: new Int32Array(rows),
    sizeOf: (tensor) => tensors[tensor]!.size,
    isTold: (tensor) => tensors[tensor]!.told,
  };
}
