import { clipBounds, clipScale, clipValues, gradientNorm } from "../clip.ts";
import { updateAverage } from "../ema.ts";
import type { Learner, Lesson, Part } from "../engine.ts";
import type { Graph } from "../graph/types.ts";
import { setInput, squaredErrors } from "../loss.ts";
import { movingParts, optimize } from "../optimizer/optimizer.ts";
import { createExecutor, type Executor } from "./executor.ts";
import { rowsThatFit } from "./rows-that-fit.ts";
import { accumulate } from "./rows.ts";

/**
 * See {@link Learner}. A batch with more rows than fit is taken in parts, whose losses and gradients
 * are summed in order.
 */
export function createLearner(graph: Graph, lesson: Lesson): Learner {
  const { table, optimizer, ema, trainable } = lesson;
  const bounds = clipBounds(lesson.clip);
  const parameters = lesson.parameters.slice();
  const gradient = new Float64Array(parameters.length);
  const gradientOfRows = gradient.slice();
  const parts: Record<Part, Float32Array | Float64Array> = {
    parameters,
    firstMoment: parameters.slice().fill(0),
    secondMoment: parameters.slice().fill(0),
    gradient,
  };
  const averages = ema.map((each, i) => {
    const average = parameters.slice();
    parts[`average.${i}`] = average;
    const views = trainable.map(([begin, end]) => ({
      average: average.subarray(begin, end),
      parameters: parameters.subarray(begin, end),
    }));
    return { ema: each, views };
  });
  // Views, so that each step moves what may move and nothing else.
  const moving = movingParts(graph, optimizer, trainable, { ...parts, gradient });
  const frozen = complement(trainable, parameters.length).map(([begin, end]) =>
    gradient.subarray(begin, end),
  );
  let executor: Executor | undefined;
  let losses = new Float64Array(0);
  let count = 0;

  return {
    step(batch, k, rate) {
      const rows = batch.row.length;
      const most = Math.min(rows, rowsThatFit(graph));
      // Made once, and anew for a larger batch.
      if (!executor || executor.memory.rows < most)
        executor = createExecutor(graph, most, gradientOfRows);
      const { memory } = executor;
      if (losses.length < rows) losses = new Float64Array(rows);
      count = rows;
      memory.weights.set(parameters);
      gradient.fill(0);
      let sum = 0;
      for (let from = 0; from < rows; from += most) {
        const to = Math.min(from + most, rows);
        setInput(table, batch, from, to, memory, memory.values[graph.input]!);
        executor.forward(to - from, to - from);
        const [output, change] = [memory.values[graph.output]!, memory.gradients[graph.output]!];
        sum += squaredErrors(table, batch, from, to, output, change, losses);
        executor.backward(to - from);
        accumulate(gradient, gradientOfRows, gradient.length);
      }
      const loss = sum / batch.x0.data.length;
      for (const interval of frozen) interval.fill(0);
      const gradNorm = gradientNorm(gradient);
      if (!(Number.isFinite(loss) && Number.isFinite(gradNorm))) return { loss, gradNorm };
      if (bounds.value < Infinity) clipValues(gradient, bounds.value);
      optimize(optimizer, moving, k, rate, clipScale(gradNorm, bounds.norm));
      for (const { ema: each, views } of averages) {
        for (const view of views) updateAverage(each, view.average, view.parameters, k);
      }
      return { loss, gradNorm };
    },
    losses: () => losses.subarray(0, count),
    read: (part) => parts[part]!,
    write: (part, values) => parts[part]!.set(values),
  };
}

type Interval = readonly [begin: number, end: number];

/** The intervals of [0, length) between the given ones. */
function complement(intervals: readonly Interval[], length: number): Interval[] {
  const begins = [0, ...intervals.map(([, end]) => end)];
  const ends = [...intervals.map(([begin]) => begin), length];
  return begins.map((begin, i): Interval => [begin, ends[i]!]).filter(([b, e]) => b < e);
}
