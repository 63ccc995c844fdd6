import { ddim, ddpm, type Plan, startingNoise, stepper, type Stepper } from "@inkwash/samplers";
import { grid } from "@inkwash/schedules";
import type { NetworkDenoiser } from "@inkwash/nn";
import { breathe } from "../breathe.ts";
import type { Context } from "../context.ts";
import type { ModelDocument } from "../document/train.ts";
import type { SampleDocument, SamplerDocument } from "../document/sample.ts";
import type { Event, Samples } from "../events.ts";
import { firstRows, rows, spread } from "../frames.ts";
import { conditionOf } from "../model.ts";

/** Rows that the network sees between two returns to the event loop: about 25 ms. */
const rowsPerBreath = 1000;

/** What one sampler drew. */
export interface Drawn {
  readonly name: string;
  readonly samples: Samples;
}

/** Runs every sampler of the document from its own noise. */
export async function* draw(
  context: Context,
  model: ModelDocument,
  document: SampleDocument,
  network: NetworkDenoiser,
  dimension: number,
): AsyncGenerator<Event, Drawn[]> {
  const drawn: Drawn[] = [];
  for (const sampler of document.samplers) {
    const plan = planOf(context, model, sampler);
    const rng = context.engine.root.fork("sample").fork(sampler.name);
    const start = startingNoise(plan, [document.n, dimension], { rng });
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
      const prediction = await ask(network, run.x, run.at, context.signal);
      run = run.push(prediction, run.x);
      yield step();
    }
    drawn.push({ name: sampler.name, samples: run.x });
  }
  return drawn;
}

function planOf({ schedule }: Context, model: ModelDocument, sampler: SamplerDocument): Plan {
  const { steps, spacing } = sampler;
  const visited = grid(schedule, { steps, spacing, condition: conditionOf(model) });
  return sampler.kind === "ddim"
    ? ddim(visited, { eta: sampler.eta })
    : ddpm(visited, { variance: sampler.variance, lastNoise: sampler.lastNoise });
}

/** The network's prediction for all of x, a block of rows at a time. */
async function ask(
  network: NetworkDenoiser,
  x: Samples,
  at: Parameters<NetworkDenoiser["call"]>[1],
  signal: AbortSignal | undefined,
): Promise<Samples> {
  const n = x.shape[0]!;
  const prediction = { data: new Float32Array(x.data.length), shape: x.shape };
  for (let from = 0; from < n; from += rowsPerBreath) {
    const to = Math.min(n, from + rowsPerBreath);
    network.call(rows(x, from, to), at, rows(prediction, from, to));
    await breathe(signal);
  }
  return prediction;
}
