import { philox } from "@inkwash/random";
import { pow } from "@inkwash/special";
import type { Conditioning, NetworkLayout } from "../network.ts";
import type { GraphBuilder } from "./builder.ts";
import type { TensorId } from "./types.ts";

/** What of a network says how it is told things. */
type Settings = Pick<NetworkLayout, "conditioning" | "classes" | "activation"> & {
  readonly hidden: number;
};

/**
 * Adds what a network is told, as one tensor e.
 *
 * phi = the features of the noise level; e = phi + classes[label] without `hidden`, otherwise
 * e = f(A_2 f(A_1 phi + a_1) + a_2 + classes[label]); no term of classes where there are none.
 */
export function addConditioning(builder: GraphBuilder, settings: Settings): TensorId {
  const { conditioning, classes, activation, hidden } = settings;
  const phi = addFeatures(builder, conditioning);
  const label = (size: number): TensorId =>
    builder.embedding("classes", "label", classes + 1, size, { kind: "normal" });
  if (hidden === 0) {
    return classes > 0 ? builder.add(phi, label(builder.tensors[phi]!.size)) : phi;
  }
  const lin1 = builder.linear("time.lin1", builder.tensors[phi]!.size, hidden);
  const lin2 = builder.linear("time.lin2", hidden, hidden);
  const first = builder.dense(lin1, phi, { activation });
  if (classes === 0) return builder.dense(lin2, first, { activation });
  return builder.add(builder.dense(lin2, first), label(hidden), activation);
}

function addFeatures(builder: GraphBuilder, conditioning: Conditioning): TensorId {
  if (conditioning.kind === "embedding") {
    const { steps, features } = conditioning;
    return builder.embedding("time.embed", "condition", steps, features!, { kind: "normal" });
  }
  const range = conditioning.kind === "sinusoidal" ? undefined : conditioning.range;
  return builder.features(frequenciesOf(conditioning), range);
}

/** The angular frequencies of each form; see the forms for their formulas. */
function frequenciesOf(conditioning: Exclude<Conditioning, { kind: "embedding" }>): number[] {
  const count = conditioning.features / 2;
  if (conditioning.kind === "fourier") {
    return Array.from({ length: count }, (_, k) => Math.PI * (k + 1));
  }
  if (conditioning.kind === "sinusoidal") {
    const { period = 10_000 } = conditioning;
    return Array.from({ length: count }, (_, k) => pow(period, -k / count));
  }
  const { scale, seed } = conditioning;
  const normals = philox(seed).fillNormal(new Float64Array(count));
  return Array.from(normals, (z) => 2 * Math.PI * scale * z);
}
