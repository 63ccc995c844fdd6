import { checkOneOf } from "./check.ts";
import { describeNetwork, networkOf } from "./describe-network.ts";
import { fromSafetensors } from "./from-safetensors.ts";
import type { Network } from "./network.ts";
import { columnsOf, type Preconditioning } from "./preconditioning.ts";
import { tensors, type Tensor } from "./tensor.ts";
import { toSafetensors } from "./to-safetensors.ts";
import type { Prediction } from "./types.ts";

/** A trained network with all that is needed to sample from it. */
export interface Model {
  /** What the parameters mean. */
  readonly network: Network;
  /** Its numbers, usually the trainer's `average`. */
  readonly parameters: Float32Array | Float64Array;
  /** What it predicts and how its output is scaled; a training table will do. */
  readonly preconditioning: Preconditioning;
  /** Free texts by name, such as the mean and scale of the data; names must not begin with "inkwash.". */
  readonly metadata?: Readonly<Record<string, string>> | undefined;
}

const NETWORK = "inkwash.network";
const PREDICTS = "inkwash.predicts";
const COLUMNS = ["condition", "inputScale", "skip", "outScale"] as const;
const predictions: readonly Prediction[] = ["epsilon", "x0", "v", "score", "flow"];

/**
 * Writes a model as a safetensors file that PyTorch loads as a state dict.
 *
 * One tensor per parameter under its PyTorch name; the network's description and its kind of
 * prediction as metadata; the columns of the preconditioning, where they are not trivial, as tensors
 * `inkwash.condition`, `inkwash.inputScale`, `inkwash.skip` and `inkwash.outScale`.
 *
 * @throws TypeError if lengths do not fit; RangeError if a name is taken.
 */
export function encodeModel(model: Model): Uint8Array<ArrayBuffer> {
  const { network, parameters, preconditioning, metadata = {} } = model;
  const taken = Object.keys(metadata).find((key) => key.startsWith("inkwash."));
  if (taken !== undefined) {
    throw new RangeError(`encodeModel: metadata must not begin with "inkwash."; got "${taken}"`);
  }
  const columns = columnsOf("encodeModel", preconditioning);
  const scaling = columns
    ? COLUMNS.map((name): [string, Tensor] => [
        `inkwash.${name}`,
        { data: columns[name], shape: [columns[name].length] },
      ])
    : [];
  return toSafetensors({
    tensors: { ...tensors(network, parameters), ...Object.fromEntries(scaling) },
    metadata: {
      ...metadata,
      format: "pt",
      [NETWORK]: JSON.stringify(describeNetwork(network)),
      [PREDICTS]: preconditioning.predicts,
    },
  });
}

/**
 * Reads a model that `encodeModel` wrote.
 *
 * @throws RangeError if the file is broken, or is no model, or its tensors are not those of its network.
 */
export function decodeModel(
  bytes: Uint8Array,
): Model & { readonly metadata: Readonly<Record<string, string>> } {
  const { tensors: found, metadata } = fromSafetensors(bytes);
  const { format: _, [NETWORK]: description, [PREDICTS]: predicts, ...rest } = metadata;
  if (description === undefined || predicts === undefined) {
    throw new RangeError(
      `decodeModel: the file has no metadata "${NETWORK}" and "${PREDICTS}"; it was not written by encodeModel`,
    );
  }
  const network = networkOf("decodeModel", NETWORK, description);
  checkOneOf("decodeModel", PREDICTS, predicts, predictions);

  const kind =
    found[network.parameters[0]!.name]?.data instanceof Float64Array ? Float64Array : Float32Array;
  const parts = network.parameters.map(({ name, shape, offset }) => {
    const tensor = found[name];
    if (!(tensor?.data instanceof kind) || String(tensor.shape) !== String(shape)) {
      throw new RangeError(
        `decodeModel: tensor "${name}" must have shape [${shape.join(", ")}] and the precision of the others; ` +
          (tensor
            ? `got ${tensor.data.constructor.name} [${tensor.shape.join(", ")}]`
            : "got none"),
      );
    }
    return { data: tensor.data, offset };
  });
  // Only now is the network known to be no larger than its file.
  const parameters = new kind(network.size);
  for (const { data, offset } of parts) parameters.set(data, offset);

  const columns = COLUMNS.map((name) => found[`inkwash.${name}`]?.data).map((data) =>
    data instanceof Float64Array ? data : undefined,
  );
  const [condition, inputScale, skip, outScale] = columns;
  const preconditioning = {
    predicts: predicts as Prediction,
    ...(condition && { condition }),
    ...(inputScale && { inputScale }),
    ...(skip && { skip }),
    ...(outScale && { outScale }),
  };
  columnsOf("decodeModel", preconditioning);
  return { network, parameters, preconditioning, metadata: rest };
}
