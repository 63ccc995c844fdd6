import { checkFinite, checkSamples } from "./check.ts";
import { checkCondition } from "./condition.ts";
import { forward } from "./forward.ts";
import { fourierFeatures } from "./fourier.ts";
import type { Network } from "./network.ts";
import { columnsOf, scaleAt, type Preconditioning, type Scale } from "./preconditioning.ts";
import type { Prediction, Samples } from "./types.ts";
import { createWorkspace, type Workspace } from "./workspace.ts";

/** Rows that go through the network at a time: their state fits a core's second-level cache. */
const CHUNK = 128;

/** A network that predicts: what samplers call a denoiser. */
export interface NetworkDenoiser {
  /** What the predictions are. */
  readonly predicts: Prediction;
  /**
   * Predicts for every sample of x, at one condition or at one per sample.
   *
   * @param x - Samples [n, ...], finite.
   * @param at - Where x is in the noising process; only `condition` is read.
   * @param out - Where to write; `x` itself is allowed. Fresh and of x's precision where absent.
   */
  readonly call: (
    x: Samples,
    at: { readonly condition: number | Float64Array },
    out?: Samples,
  ) => Samples;
}

/**
 * A denoiser that runs a network.
 *
 * prediction = skip x + outScale network(inputScale x, condition). Each sample's prediction is
 * independent of the others, so batches may be split and joined without changing a bit.
 *
 * @param parameters - The numbers of the network; read anew at every call, so training may go on.
 * @param preconditioning - What the network predicts and how its output is scaled; a training table will do.
 * @throws TypeError if lengths do not fit; RangeError if the table's conditions are not monotone,
 * and from `call` if x is not finite or the network does not know a condition.
 */
export function denoiser(
  network: Network,
  parameters: Float32Array | Float64Array,
  preconditioning: Preconditioning,
): NetworkDenoiser {
  const { dimension, size } = network;
  if (parameters.length !== size) {
    throw new TypeError(
      `denoiser: parameters.length must be the network's size ${size}; got ${parameters.length}`,
    );
  }
  const columns = columnsOf("denoiser", preconditioning);
  const scaleOf = (condition: number): Scale =>
    columns ? scaleAt(columns, condition) : { inputScale: 1, skip: 0, outScale: 1 };
  const workspace = createWorkspace(network, CHUNK);
  const { input, output } = workspace;

  const call: NetworkDenoiser["call"] = (x, at, out) => {
    const n = checkSamples("denoiser", "x", x, dimension);
    checkFinite("denoiser", "x", x.data);
    const { condition } = at;
    if (typeof condition !== "number" && condition.length !== n) {
      throw new TypeError(
        `denoiser: condition must be one number or one per sample (${n}); got ${condition.length}`,
      );
    }
    checkCondition("denoiser", network, condition);
    const to = out ?? { data: x.data.slice(), shape: x.shape };
    if (checkSamples("denoiser", "out", to, dimension) !== n) {
      throw new TypeError(`denoiser: out must have ${n} samples, as x; got ${to.shape[0]}`);
    }

    workspace.weights.set(parameters);
    const shared = typeof condition === "number" ? scaleOf(condition) : undefined;
    for (let start = 0; start < n; start += CHUNK) {
      const rows = Math.min(CHUNK, n - start);
      const told =
        typeof condition === "number" ? condition : condition.subarray(start, start + rows);
      const gateRows = tell(network, workspace, rows, told);
      const scales = typeof told === "number" ? undefined : Array.from(told, scaleOf);
      const base = start * dimension;
      for (let i = 0; i < rows * dimension; i++) {
        const scale = shared ?? scales![Math.floor(i / dimension)]!;
        input[i] = scale.inputScale * x.data[base + i]!;
      }
      forward(network, workspace, rows, gateRows);
      for (let i = 0; i < rows * dimension; i++) {
        const scale = shared ?? scales![Math.floor(i / dimension)]!;
        to.data[base + i] = scale.skip * x.data[base + i]! + scale.outScale * output[i]!;
      }
    }
    return to;
  };
  return { predicts: preconditioning.predicts, call };
}

/** Tells the network the condition of each row; returns how many rows of features there are. */
function tell(
  network: Network,
  workspace: Workspace,
  rows: number,
  condition: number | Float64Array,
): number {
  const { conditioning } = network;
  const { gateOf, features } = workspace;
  if (conditioning.kind === "embedding") {
    for (let i = 0; i < rows; i++) {
      gateOf[i] = typeof condition === "number" ? condition : condition[i]!;
    }
    return rows;
  }
  if (typeof condition === "number") {
    fourierFeatures(conditioning, condition, features, 0);
    gateOf.fill(0, 0, rows);
    return 1;
  }
  condition.forEach((logSnr, i) => {
    fourierFeatures(conditioning, logSnr, features, i * conditioning.features);
    gateOf[i] = i;
  });
  return rows;
}
