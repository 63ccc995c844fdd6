import { mlp, type Network } from "@inkwash/nn";
import type { Condition, Schedule } from "@inkwash/schedules";
import type { ModelDocument } from "./document/train.ts";

/** What the network of a document is told at each step. */
export function conditionOf({ conditioning }: ModelDocument): Condition {
  return conditioning === "fourier" ? "log-snr" : "step";
}

/** The network of a document, for data of a dimension under a schedule. */
export function networkOf(document: ModelDocument, dimension: number, schedule: Schedule): Network {
  const { width, depth, activation, conditioning } = document;
  const steps = schedule.beta.length;
  return mlp({
    dimension,
    width,
    depth,
    activation,
    conditioning:
      conditioning === "fourier"
        ? { kind: "fourier", features: 8, range: [schedule.logSnr.at(-1)!, schedule.logSnr[0]!] }
        : { kind: "embedding", steps },
  });
}
