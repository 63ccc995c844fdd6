import { denoiser, type NetworkDenoiser } from "@inkwash/nn";
import { startingNoise, stepper, type Stepper } from "@inkwash/samplers";
import { breathe } from "../breathe.ts";
import type { Context } from "../context.ts";
import type { SampleDocument } from "../document/sample.ts";
import type { Event, Samples } from "../events.ts";
import { firstRows, rows, spread } from "../frames.ts";
import type { Recipe } from "../recipe.ts";

/** Rows that the network sees between two returns to the event loop: about 25 ms in "js". */
const rowsPerBreath = 1000;

/** What one sampler drew. */
export interface Drawn {
  readonly name: string;
  readonly samples: Samples;
}

/** Predicts for all rows of x. */
type Ask = (x: Samples, at: Parameters<NetworkDenoiser["call"]>[1]) => Promise<Samples>;

/** Runs every sampler of the document from its own noise. */
export async function* draw(
  context: Context,
  document: SampleDocument,
  recipe: Recipe,
  parameters: Float32Array | Float64Array,
): AsyncGenerator<Event, Drawn[]> {
  const drawn: Drawn[] = [];
  const [, ...one] = context.data!.samples.shape;
  for (const [i, sampler] of document.samplers.entries()) {
    const plan = recipe.plans[i]!;
    const ask = asking(context, document, recipe, parameters, sampler.guidance);
    const rng = context.engine.root.fork("sample").fork(sampler.name);
    const start = startingNoise(plan, [document.n, ...one], { rng });
    const kept = new Set(spread(plan.steps, document.frames));
    let run: Stepper = stepper(plan, start, { rng });
    const step = (): Event => ({
      type: "sample-step",
      sampler: sampler.name,
      step: run.step,
      steps: plan.steps,
      noise: run.done ? 0 : run.at.noise,
      x: kept.has(run.step) ? firstRows(run.x, document.points) : undefined,
    });
    yield step();
    while (!run.done) {
      run = run.push(await ask(run.x, run.at), run.x);
      yield step();
    }
    drawn.push({ name: sampler.name, samples: run.x });
  }
  return drawn;
}

/**
 * The network's prediction for all of x, a block of rows at a time. Sample i is of class i mod K where
 * no class is asked for; blocks hold whole rounds of classes, so all but the last are told the same.
 */
function asking(
  { engine, signal }: Context,
  { label, n }: SampleDocument,
  { network, table }: Recipe,
  parameters: Float32Array | Float64Array,
  guidance: number,
): Ask {
  const { classes } = network;
  const rounds = classes > 0 && label === undefined ? classes : 1;
  const block = rounds * Math.max(1, Math.floor(rowsPerBreath / rounds));
  const of = (count: number): NetworkDenoiser =>
    denoiser(network, parameters, table, {
      label: rounds > 1 ? Int32Array.from({ length: count }, (_, i) => i % rounds) : label,
      guidance,
      engine: engine.networks,
    });
  const most = of(Math.min(n, block));
  const last = rounds > 1 && n > block && n % block > 0 ? of(n % block) : most;
  return async (x, at) => {
    const prediction = { data: new Float32Array(x.data.length), shape: x.shape };
    for (let from = 0; from < n; from += block) {
      const to = Math.min(n, from + block);
      (to - from === block ? most : last).call(rows(x, from, to), at, rows(prediction, from, to));
      await breathe(signal);
    }
    return prediction;
  };
}
