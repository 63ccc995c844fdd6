import { sampleMixture } from "@inkwash/datasets";
import {
  covariance,
  distanceToCurve,
  energyDistanceSteps,
  slicedWassersteinSteps,
} from "@inkwash/stats";
import { breathe } from "../breathe.ts";
import type { Context } from "../context.ts";
import type { Data } from "../data.ts";
import type { MetricsDocument } from "../document/metrics.ts";
import type { Floor, MetricEvent, Samples } from "../events.ts";
import { rows } from "../frames.ts";
import type { Drawn } from "./sample.ts";

/** How far from the curve a sample may lie, in the units of the data. */
const near = 0.1;

/** Rows whose distance to a curve is found between two returns to the event loop. */
const rowsPerBreath = 2000;

/** A number for samples, seen against reference number k. */
interface Measure {
  readonly name: string;
  readonly better: "lower" | "higher";
  of(samples: Samples, k: number): Promise<number>;
}

/**
 * Judges what the samplers drew. Every number is the mean over fresh references; its floor is the
 * same number for fresh data, and its blob that for Gaussian noise of the data's mean and covariance.
 */
export async function* judge(
  context: Context,
  document: MetricsDocument,
  data: Data,
  drawn: readonly Drawn[],
): AsyncGenerator<MetricEvent> {
  const { repeats } = document;
  const n = drawn[0]!.samples.shape[0]!;
  const references = Array.from({ length: repeats }, (_, k) => flat(data.reference(n, k)));
  const fresh = (k: number): Samples => flat(data.reference(n, repeats + k));
  const { mean, covariance: matrix } = covariance(flat(data.samples));
  const gaussian = { weights: [1], means: [mean], covariances: [matrix] };
  const rng = context.engine.root.fork("blob");
  const blob = sampleMixture(gaussian, { n, rng });
  for (const measure of measures(context, document, data, references)) {
    const { name, better } = measure;
    const floor = summary(await each(repeats, (k) => measure.of(fresh(k), k)));
    const score = async (samples: Samples): Promise<number> =>
      summary(await each(repeats, (k) => measure.of(samples, k))).mean;
    const worst = await score(blob);
    for (const { name: of, samples } of drawn) {
      yield {
        type: "metric",
        of,
        name,
        value: await score(flat(samples)),
        better,
        floor,
        blob: worst,
      };
    }
  }
}

function measures(
  { engine, signal }: Context,
  { directions, energyPoints }: MetricsDocument,
  { curve }: Data,
  references: readonly Samples[],
): Measure[] {
  const rng = engine.root.fork("judge");
  const sliced: Measure = {
    name: "sliced Wasserstein-2 distance",
    better: "lower",
    of: (samples, k) =>
      finish(
        slicedWassersteinSteps(samples, references[k]!, { directions, rng: rng.fork(k) }),
        signal,
      ),
  };
  const energy: Measure = {
    name: "energy distance",
    better: "lower",
    of: (samples, k) =>
      finish(energyDistanceSteps(samples, references[k]!, { limit: energyPoints }), signal),
  };
  const onCurve: Measure = {
    name: `share within ${near} of the noise-free curve`,
    better: "higher",
    of: async (samples) => {
      const n = samples.shape[0]!;
      let inside = 0;
      for (let from = 0; from < n; from += rowsPerBreath) {
        const part = rows(samples, from, Math.min(n, from + rowsPerBreath));
        for (const distance of distanceToCurve(part, curve!)) if (distance <= near) inside++;
        await breathe(signal);
      }
      return inside / n;
    },
  };
  return curve ? [sliced, energy, onCurve] : [sliced, energy];
}

/** Runs a computation in parts to its end, and returns to the event loop between them. */
async function finish<T>(
  steps: Generator<number, T, void>,
  signal: AbortSignal | undefined,
): Promise<T> {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
    await breathe(signal);
  }
}

/** Samples of any shape as points. */
function flat({ data, shape }: Samples): Samples {
  return { data, shape: [shape[0]!, data.length / shape[0]!] };
}

async function each(count: number, value: (k: number) => Promise<number>): Promise<number[]> {
  const values: number[] = [];
  for (let k = 0; k < count; k++) values.push(await value(k));
  return values;
}

function summary(values: readonly number[]): Floor {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return { mean, low: Math.min(...values), high: Math.max(...values) };
}
