import { checkFinite, checkSamples } from "./check.ts";
import { checkCondition } from "./condition.ts";
import type { Engine } from "./engine.ts";
import { graphOf } from "./graph/graph-of.ts";
import { checkLabels } from "./label.ts";
import type { Network } from "./network.ts";
import { columnsOf, scaleAt, type Preconditioning, type Scale } from "./preconditioning.ts";
import { reference } from "./reference/reference.ts";
import type { Prediction, Samples } from "./types.ts";

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

/** See {@link denoiser}. */
export interface DenoiserOptions {
  /**
   * The class that is wanted, an integer in [0, classes], for all samples or one each; required where
   * the network has classes, the last one for "no class".
   */
  readonly label?: number | ArrayLike<number> | undefined;
  /**
   * The strength w >= 0 of classifier-free guidance: (1 + w) D(x, label) - w D(x, "no class"); the
   * network must have been trained with dropped labels. Larger is closer to the class and less varied.
   * @defaultValue 0
   */
  readonly guidance?: number | undefined;
  /**
   * What executes the network.
   * @defaultValue reference()
   */
  readonly engine?: Engine | undefined;
}

/**
 * A denoiser that runs a network.
 *
 * D(x, label) = skip x + outScale network(inputScale x, condition, label); the prediction is D, or
 * (1 + w) D(x, label) - w D(x, "no class") with guidance w. Each sample's prediction is independent of
 * the others, so batches may be split and joined without changing a bit.
 *
 * @param parameters - The numbers of the network; read anew at every call, so training may go on.
 * @param preconditioning - What the network predicts and how its output is scaled; a training table will do.
 * @throws TypeError if lengths do not fit or a label is missing; RangeError if the table's conditions
 * are not monotone, a label is unknown or guidance negative, and from `call` if x is not finite or the
 * network does not know a condition.
 * @see {@link https://arxiv.org/abs/2207.12598 | arXiv:2207.12598}, eq. 6, for guidance
 */
export function denoiser(
  network: Network,
  parameters: Float32Array | Float64Array,
  preconditioning: Preconditioning,
  options: DenoiserOptions = {},
): NetworkDenoiser {
  const { label, guidance = 0, engine = reference() } = options;
  const { dimension, size, classes } = network;
  if (parameters.length !== size) {
    throw new TypeError(
      `denoiser: parameters.length must be the network's size ${size}; got ${parameters.length}`,
    );
  }
  checkLabels("denoiser", network, label);
  checkGuidance(guidance, classes);
  const columns = columnsOf("denoiser", preconditioning);
  const scaleOf = (condition: number): Scale =>
    columns ? scaleAt(columns, condition) : { inputScale: 1, skip: 0, outScale: 1 };
  const predictor = engine.createPredictor(graphOf(network));
  const told = {
    count: 1,
    condition: new Float64Array(predictor.rows),
    label: new Int32Array(predictor.rows),
  };
  const noClass = new Int32Array(predictor.rows).fill(classes);
  const guided = new Float64Array(guidance > 0 ? predictor.rows * dimension : 0);

  const call: NetworkDenoiser["call"] = (x, at, out) => {
    const n = checkSamples("denoiser", "x", x, dimension);
    checkFinite("denoiser", "x", x.data);
    const { condition } = at;
    checkCount("condition", condition, n);
    checkCount("label", label, n);
    checkCondition("denoiser", network, condition);
    const to = out ?? { data: x.data.slice(), shape: x.shape };
    if (checkSamples("denoiser", "out", to, dimension) !== n) {
      throw new TypeError(`denoiser: out must have ${n} samples, as x; got ${to.shape[0]}`);
    }

    predictor.load(parameters);
    const shared = typeof condition === "number" ? scaleOf(condition) : undefined;
    for (let start = 0; start < n; start += predictor.rows) {
      const rows = Math.min(predictor.rows, n - start);
      const base = start * dimension;
      told.count = typeof condition === "number" && !isList(label) ? 1 : rows;
      for (let i = 0; i < told.count; i++) {
        told.condition[i] = typeof condition === "number" ? condition : condition[start + i]!;
        told.label[i] = isList(label) ? label[start + i]! : (label ?? 0);
      }
      const scales = shared ? undefined : Array.from(told.condition.subarray(0, rows), scaleOf);
      const scaleAtElement = (i: number): Scale => shared ?? scales![Math.floor(i / dimension)]!;
      const { input } = predictor;
      for (let i = 0; i < rows * dimension; i++) {
        input[i] = scaleAtElement(i).inputScale * x.data[base + i]!;
      }
      if (guidance > 0) {
        predictor.run(rows, { ...told, label: noClass });
        guided.set(predictor.output.subarray(0, rows * dimension));
      }
      predictor.run(rows, told);
      const { output } = predictor;
      for (let i = 0; i < rows * dimension; i++) {
        const { skip, outScale } = scaleAtElement(i);
        const said =
          guidance > 0 ? (1 + guidance) * output[i]! - guidance * guided[i]! : output[i]!;
        to.data[base + i] = skip * x.data[base + i]! + outScale * said;
      }
    }
    return to;
  };
  return { predicts: preconditioning.predicts, call };
}

type Labels = number | ArrayLike<number> | undefined;

const isList = (labels: Labels): labels is ArrayLike<number> => typeof labels === "object";

function checkCount(name: string, values: Labels, n: number): void {
  if (isList(values) && values.length !== n) {
    throw new TypeError(
      `denoiser: ${name} must be one number or one per sample (${n}); got ${values.length}`,
    );
  }
}

function checkGuidance(guidance: number, classes: number): void {
  if (!(guidance >= 0 && guidance < Infinity)) {
    throw new RangeError(`denoiser: guidance must be in [0, Infinity); got ${guidance}`);
  }
  if (guidance > 0 && classes === 0) {
    throw new RangeError("denoiser: guidance needs a network with classes");
  }
}
