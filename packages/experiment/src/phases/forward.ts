import { cdf, density, marginal, type Mixture } from "@inkwash/forward";
import { ksTest, normalCdf } from "@inkwash/stats";
import type { Context } from "../context.ts";
import type { Data } from "../data.ts";
import type { ForwardDocument } from "../document/forward.ts";
import type { Curve, Event, MetricEvent } from "../events.ts";
import { firstRows } from "../frames.ts";
import { type Frame, noising } from "./noising.ts";

/**
 * The film of the data under noise. One-dimensional data come with a Kolmogorov-Smirnov test of all
 * their points at every frame, against N(0, 1) and, where the law is a mixture, its exact marginal.
 */
export async function* filmData(
  context: Context,
  document: ForwardDocument,
  data: Data,
): AsyncGenerator<Event> {
  const { coupling, frames, points } = document;
  const stream = context.engine.root.fork("forward");
  const x0 = data.samples;
  const onLine = x0.shape.length === 2 && x0.shape[1] === 1;
  for await (const frame of noising(context, { subject: "data", x0, coupling, frames, stream })) {
    const marginal1 = data.mixture && onLine ? marginalAt(data.mixture, frame) : undefined;
    const curve = marginal1 && graph(marginal1);
    yield { ...frame, x: firstRows(frame.x, points), density: curve };
    if (!onLine) continue;
    yield statistic(frame, "Kolmogorov-Smirnov distance to N(0, 1)", normalCdf);
    if (!curve) continue;
    yield statistic(
      frame,
      "Kolmogorov-Smirnov distance to the exact marginal",
      (x) => cdf(marginal1, [x])[0]!,
    );
  }
}

/** The law of x at a frame; none where it still has point masses, which have no density. */
function marginalAt(mixture: Mixture, { signal, noise }: Frame): Mixture | undefined {
  const law = marginal(mixture, { signal, noise });
  return law.covariances.every(([variance]) => variance! > 0) ? law : undefined;
}

/** The density of a mixture over everything within four deviations of its means. */
function graph(mixture: Mixture): Curve {
  const points = 400;
  const spread = mixture.covariances.map(([variance]) => 4 * Math.sqrt(variance!));
  const low = Math.min(...mixture.means.map(([mean], k) => mean! - spread[k]!));
  const high = Math.max(...mixture.means.map(([mean], k) => mean! + spread[k]!));
  const x = Float64Array.from(
    { length: points },
    (_, i) => low + ((high - low) * i) / (points - 1),
  );
  return { x, y: density(mixture, x) };
}

function statistic(frame: Frame, name: string, law: (x: number) => number): MetricEvent {
  const { statistic: value } = ksTest(frame.x.data, law);
  return { type: "metric", of: "forward", name, value, better: "neither", level: frame.level };
}
