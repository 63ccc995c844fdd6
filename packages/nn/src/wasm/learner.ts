import {
  adam,
  average,
  blendRows,
  call,
  clip,
  createMachine,
  squaredErrors,
  squares,
  sumDoubles,
  type Machine,
  type MachineOptions,
} from "@inkwash/wasm-kernels/machine";
import type { Batch } from "../batch.ts";
import type { Learner, Lesson, Part } from "../engine.ts";
import type { Graph } from "../graph/types.ts";
import { Compiler, inTurn } from "./compiler.ts";
import { emitOperations } from "./operations/index.ts";
import { layOutParameters, type ParameterLayout } from "./parameters.ts";
import { averageSettings, adamSettings } from "./settings.ts";
import { fillFeatures } from "./told.ts";

/** A compiled training step. */
interface Step {
  readonly rows: number;
  readonly machine: Machine;
  readonly compiler: Compiler;
  /** The address of each part. */
  readonly parts: Readonly<Record<Part, number>>;
  /** Addresses of a batch's numbers, of settings and of results. */
  readonly at: Readonly<Record<"x0" | "noise" | "scale" | "adam" | "ema" | "loss" | "sum", number>>;
}

/** See {@link Learner}. */
export function createLearner(graph: Graph, lesson: Lesson, options: MachineOptions): Learner {
  const { table, optimizer, ema } = lesson;
  const layout = layOutParameters(graph, lesson.trainable);
  const { size } = graph.tensors[graph.input]!;
  const start = Float32Array.from(lesson.parameters);
  const flat: Record<Part, Float32Array> = {
    parameters: start,
    average: ema ? start.slice() : start,
    firstMoment: new Float32Array(start.length),
    secondMoment: new Float32Array(start.length),
    gradient: new Float32Array(start.length),
  };
  const kept = (Object.keys(flat) as Part[]).filter((part) => ema || part !== "average");
  // The parts that the machine has changed since they were copied to `flat`.
  const stale = new Set<Part>();
  let step: Step | undefined;

  const read = (part: Part): Float32Array => {
    if (part === "average" && !ema) return read("parameters");
    if (step && stale.has(part)) {
      const moving = part !== "parameters" && part !== "average";
      layout.unpack(step.machine.floats, step.parts[part] / 4, flat[part], moving);
      stale.delete(part);
    }
    return flat[part];
  };
  const stepFor = (rows: number): Step => {
    if (step && step.rows >= rows) return step;
    kept.forEach(read);
    step?.machine.destroy();
    step = compileStep(graph, layout, lesson, rows, options);
    for (const part of kept) pack(layout, step, part, flat[part]);
    return step;
  };

  return {
    step(batch, k, rate) {
      const rows = batch.row.length;
      const now = stepFor(rows);
      const { machine, compiler, at } = now;
      setBatch(machine, compiler, table.condition, batch, at);
      machine.doubles[at.scale / 8] = 1 / (rows * size);
      machine.floats.set(adamSettings(optimizer, k, rate), at.adam / 4);
      if (ema) machine.floats.set(averageSettings(ema, k), at.ema / 4);
      machine.run(0);
      for (const part of kept) stale.add(part);
      return {
        loss: machine.doubles[at.loss / 8]!,
        gradNorm: Math.sqrt(machine.doubles[at.sum / 8]!),
      };
    },
    read,
    write(part, values) {
      flat[part].set(values);
      stale.delete(part);
      if (step) pack(layout, step, part, flat[part]);
    },
  };
}

function pack(layout: ParameterLayout, step: Step, part: Part, values: Float32Array): void {
  const moving = part !== "parameters" && part !== "average";
  layout.pack(values, step.machine.floats, step.parts[part] / 4, moving);
}

/** Tells the machine what the batch is. */
function setBatch(
  { floats, integers }: Machine,
  { words }: Compiler,
  condition: Float64Array,
  { x0, row, noise, label }: Batch,
  at: Step["at"],
): void {
  const rows = row.length;
  const units = Math.ceil(rows / 4);
  integers[words.count / 4] = rows;
  integers[words.units / 4] = units;
  integers[words.toldUnits / 4] = units;
  integers[words.toldStep / 4] = 32;
  integers[words.rowStep / 4] = 32;
  floats.set(x0.data, at.x0 / 4);
  floats.set(noise.data, at.noise / 4);
  for (let i = 0; i < rows; i++) {
    const r = row[i]!;
    integers[words.row / 4 + i] = r;
    integers[words.condition / 4 + i] = condition[r]!;
    integers[words.label / 4 + i] = label?.[i] ?? 0;
  }
}

/** The program of a step for batches of up to `rows`: noise, forward, loss, backward, clip, Adam, average. */
function compileStep(
  graph: Graph,
  layout: ParameterLayout,
  lesson: Lesson,
  rows: number,
  options: MachineOptions,
): Step {
  const { table, ema } = lesson;
  const conditions = table.condition.length;
  const compiler = new Compiler(graph, layout, {
    rows,
    conditions,
    threads: options.threads?.count ?? 1,
  });
  const { arena, words, places } = compiler;
  const { bytes, movingBytes } = layout;
  const parameters = compiler.parameters;
  const parts = {
    parameters,
    average: ema ? arena.take(bytes) : parameters,
    firstMoment: arena.take(movingBytes),
    secondMoment: arena.take(movingBytes),
    gradient: compiler.gradients,
  };
  const sampleBytes = 4 * compiler.rows * graph.tensors[graph.input]!.size;
  const at = {
    x0: arena.take(sampleBytes),
    noise: arena.take(sampleBytes),
    scale: arena.take(8),
    adam: arena.take(32),
    ema: arena.take(8),
    loss: arena.take(8),
    sum: arena.take(8),
  };
  const rates = arena.take(32 * conditions);
  const losses = arena.take(8 * compiler.rows);
  const chunks = Math.ceil(movingBytes / 16384);
  const chunkSums = arena.take(8 * chunks);
  const chunkCount = arena.take(4);
  const limit = arena.take(8);
  const clipScale = arena.take(8);

  const ends = [places[graph.input]!, places[graph.output]!] as const;
  const { channels, positions, value, stride } = ends[0];
  const data = { count: words.count, channels, positions, x: at.x0, z: at.noise };
  const rowTable = { index: words.row, table: rates };
  compiler.rowCalls.push(call(blendRows, { ...data, ...rowTable, out: value, stride }));
  emitOperations(compiler);
  const { value: y, gradient, stride: yStride } = ends[1];
  const error = { y, stride: yStride, scale: at.scale, gradient, loss: losses };
  compiler.rowCalls.push(call(squaredErrors, { ...data, ...rowTable, ...error }));
  compiler.claim(graph.output);
  compiler.turn();

  const moving = { p: parameters, bytes: movingBytes, scale: clipScale };
  const update = [
    call(sumDoubles, { x: chunkSums, count: chunkCount, out: at.sum }),
    call(sumDoubles, { x: losses, count: words.count, out: at.loss }),
    call(clip, { sum: at.sum, loss: at.loss, limit, scale: clipScale }),
    call(adam, {
      ...{ ...moving, g: parts.gradient, m: parts.firstMoment, v: parts.secondMoment },
      settings: at.adam,
    }),
    ...(ema ? [call(average, { ...moving, average: parts.average, settings: at.ema })] : []),
  ];
  const machine = createMachine(
    arena,
    [
      inTurn(
        compiler.preparation,
        compiler.rowCalls,
        compiler.gradientCalls,
        [call(squares, { x: parts.gradient, bytes: movingBytes, out: chunkSums })],
        update,
      ),
    ],
    options,
  );
  machine.integers[chunkCount / 4] = chunks;
  machine.doubles[limit / 8] = lesson.clip;
  for (let r = 0; r < conditions; r++) {
    const { signal, noise, inputScale, skip, outScale, targetData, targetNoise, weight } = table;
    machine.floats.set(
      [
        ...[inputScale[r]! * signal[r]!, inputScale[r]! * noise[r]!],
        // prediction - target, with x = signal x0 + noise epsilon written out.
        ...[skip[r]! * signal[r]! - targetData[r]!, skip[r]! * noise[r]! - targetNoise[r]!],
        ...[outScale[r]!, weight[r]!],
      ],
      rates / 4 + 8 * r,
    );
  }
  fillFeatures(machine, compiler.features, table.condition);
  return { rows: compiler.rows, machine, compiler, parts, at };
}
