import type { Dataset } from "@inkwash/datasets";
import { type Batch, batches } from "@inkwash/nn";
import type { Context } from "./context.ts";
import type { TrainDocument } from "./document/train.ts";

/** Steps that a set of new points serves. */
const stepsPerSet = 64;

/** The batch of any step: of the data, or, where the document says so, of new points all the time. */
export function lessons(
  { engine, recipe, data }: Context,
  { batch, fresh }: TrainDocument,
): (step: number) => Batch {
  const { table, network } = recipe!;
  const options = { rng: engine.root.fork("train"), rows: table.condition.length, batch };
  const of = (set: Dataset): ((step: number) => Batch) =>
    batches(set, { ...options, label: network.classes > 0 ? set.label : undefined });
  const draw = fresh ? data!.fresh : undefined;
  if (!draw) return of(data!.samples);
  let set = -1;
  let batchAt: (step: number) => Batch;
  return (step) => {
    const wanted = Math.floor(step / stepsPerSet);
    if (wanted !== set) {
      set = wanted;
      batchAt = of(draw(stepsPerSet * batch, set));
    }
    return batchAt(step);
  };
}
