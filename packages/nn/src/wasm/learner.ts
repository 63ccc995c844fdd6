import {
  adam,
  average,
  blendRows,
  call,
  clip,
  clipValues,
  createMachine,
  lion,
  sgd,
  squaredErrors,
  squares,
  sumDoubles,
  type Call,
  type Machine,
  type MachineOptions,
} from "@inkwash/wasm-kernels/machine";
import type { Batch } from "../batch.ts";
import { clipBounds } from "../clip.ts";
import type { Learner, Lesson, Part } from "../engine.ts";
import type { Graph } from "../graph/types.ts";
import { movingParts, optimize, type Optimizer } from "../optimizer/optimizer.ts";
import { Compiler, inTurn } from "./compiler.ts";
import { emitOperations } from "./operations/index.ts";
import { layOutParameters, type ParameterLayout } from "./parameters.ts";
import { averageSettings, optimizerSettings } from "./settings.ts";
import { fillFeatures } from "./told.ts";

/** A compiled training step. */
interface Step {
  readonly rows: number;
  readonly machine: Machine;
  readonly compiler: Compiler;
  /** The address of each part. */
  readonly parts: Readonly<Record<Part, number>>;
  /** Addresses of a batch's numbers, of settings and of results. */
  readonly at: Readonly<Record<AddressName, number>>;
  /** The addresses of the averages' settings. */
  readonly ema: readonly number[];
}

type AddressName =
  | "x0"
  | "noise"
  | "scale"
  | "rates"
  | "settings"
  | "losses"
  | "loss"
  | "sum"
  | "clipScale";

/** See {@link Learner}. */
export function createLearner(graph: Graph, lesson: Lesson, options: MachineOptions): Learner {
  const { table, optimizer, ema } = lesson;
  const layout = layOutParameters(graph, lesson.trainable);
  const { size } = graph.tensors[graph.input]!;
  const start = Float32Array.from(lesson.parameters);
  const flat: Record<Part, Float32Array> = {
    parameters: start,
    firstMoment: new Float32Array(start.length),
    secondMoment: new Float32Array(start.length),
    gradient: new Float32Array(start.length),
  };
  ema.forEach((_, i) => (flat[`average.${i}`] = start.slice()));
  const kept = Object.keys(flat) as Part[];
  // Muon works on whole matrices, between two programs: its share of a step is small.
  const onHost = optimizer.kind === "muon";
  const moving = onHost ? movingParts(graph, optimizer, lesson.trainable, { ...flat }) : [];
  const hostParts = ["parameters", "firstMoment", "secondMoment"] as const;
  let losses = new Float64Array(0);
  let count = 0;
  // The parts that the machine has changed since they were copied to `flat`.
  const stale = new Set<Part>();
  let step: Step | undefined;

  const read = (part: Part): Float32Array => {
    if (step && stale.has(part)) {
      layout.unpack(step.machine.floats, step.parts[part]! / 4, flat[part]!, movesOnly(part));
      stale.delete(part);
    }
    return flat[part]!;
  };
  const stepFor = (rows: number): Step => {
    if (step && step.rows >= rows) return step;
    kept.forEach(read);
    step?.machine.destroy();
    step = compileStep(graph, layout, lesson, rows, options);
    for (const part of kept) pack(layout, step, part, flat[part]!);
    return step;
  };

  return {
    step(batch, k, rate) {
      const rows = batch.row.length;
      const now = stepFor(rows);
      const { machine, compiler, at } = now;
      setBatch(machine, compiler, table, batch, at);
      machine.doubles[at.scale / 8] = 1 / (rows * size);
      if (!onHost) machine.floats.set(optimizerSettings(optimizer, k, rate), at.settings / 4);
      ema.forEach((each, i) => machine.floats.set(averageSettings(each, k), now.ema[i]! / 4));
      machine.run(0);
      for (const part of kept) stale.add(part);
      const scale = machine.doubles[at.clipScale / 8]!;
      if (onHost && scale >= 0) {
        for (const part of [...hostParts, "gradient"] as const) read(part);
        optimize(optimizer, moving, k, rate, scale);
        for (const part of hostParts) pack(layout, now, part, flat[part]);
        machine.run(1);
      }
      count = rows;
      return {
        loss: machine.doubles[at.loss / 8]!,
        gradNorm: Math.sqrt(machine.doubles[at.sum / 8]!),
      };
    },
    losses() {
      if (losses.length < count) losses = new Float64Array(count);
      const from = step ? step.at.losses / 8 : 0;
      for (let i = 0; i < count; i++) losses[i] = count * step!.machine.doubles[from + i]!;
      return losses.subarray(0, count);
    },
    read,
    write(part, values) {
      flat[part]!.set(values);
      stale.delete(part);
      if (step) pack(layout, step, part, flat[part]!);
    },
  };
}

function pack(layout: ParameterLayout, step: Step, part: Part, values: Float32Array): void {
  layout.pack(values, step.machine.floats, step.parts[part]! / 4, movesOnly(part));
}

/** Whether a part has numbers only for what moves. */
const movesOnly = (part: Part): boolean => part !== "parameters" && !part.startsWith("average");

/** Tells the machine what the batch is. */
function setBatch(
  { floats, integers }: Machine,
  { words }: Compiler,
  { condition, weight }: Lesson["table"],
  { x0, row, noise, label, rowWeight }: Batch,
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
    floats[at.rates / 4 + 8 * r + 5] = weight[r]! * (rowWeight?.[r] ?? 1);
    integers[words.condition / 4 + i] = condition[r]!;
    integers[words.label / 4 + i] = label?.[i] ?? 0;
  }
}

/** The program of a step for batches of up to `rows`: noise, forward, loss, backward, clip, optimizer, averages. */
function compileStep(
  graph: Graph,
  layout: ParameterLayout,
  lesson: Lesson,
  rows: number,
  options: MachineOptions,
): Step {
  const { table, ema, optimizer } = lesson;
  const bounds = clipBounds(lesson.clip);
  const conditions = table.condition.length;
  const compiler = new Compiler(graph, layout, {
    rows,
    conditions,
    threads: options.threads?.count ?? 1,
  });
  const { arena, words, places } = compiler;
  const { bytes, movingBytes } = layout;
  const parameters = compiler.parameters;
  const parts: Step["parts"] = {
    parameters,
    ...Object.fromEntries(ema.map((_, i) => [`average.${i}`, arena.take(bytes)])),
    firstMoment: arena.take(movingBytes),
    secondMoment: arena.take(movingBytes),
    gradient: compiler.gradients,
  };
  const sampleBytes = 4 * compiler.rows * graph.tensors[graph.input]!.size;
  const at = {
    x0: arena.take(sampleBytes),
    noise: arena.take(sampleBytes),
    scale: arena.take(8),
    rates: arena.take(32 * conditions),
    settings: arena.take(32),
    losses: arena.take(8 * compiler.rows),
    loss: arena.take(8),
    sum: arena.take(8),
    clipScale: arena.take(8),
  };
  const emaSettings = ema.map(() => arena.take(8));
  const chunks = Math.ceil(movingBytes / 16384);
  const chunkSums = arena.take(8 * chunks);
  const chunkCount = arena.take(4);
  const limit = arena.take(8);
  const valueLimit = arena.take(4);

  const ends = [places[graph.input]!, places[graph.output]!] as const;
  const { channels, positions, value, stride } = ends[0];
  const data = { count: words.count, channels, positions, x: at.x0, z: at.noise };
  const rowTable = { index: words.row, table: at.rates };
  compiler.rowCalls.push(call(blendRows, { ...data, ...rowTable, out: value, stride }));
  emitOperations(compiler);
  const { value: y, gradient, stride: yStride } = ends[1];
  const error = { y, stride: yStride, scale: at.scale, gradient, loss: at.losses };
  compiler.rowCalls.push(call(squaredErrors, { ...data, ...rowTable, ...error }));
  compiler.claim(graph.output);
  compiler.turn();

  const shared = { bytes: movingBytes, scale: at.clipScale };
  const moving = { ...shared, p: parameters };
  const bound = [
    call(sumDoubles, { x: chunkSums, count: chunkCount, out: at.sum }),
    call(sumDoubles, { x: at.losses, count: words.count, out: at.loss }),
    call(clip, { sum: at.sum, loss: at.loss, limit, scale: at.clipScale }),
    ...(bounds.value < Infinity
      ? [call(clipValues, { ...shared, g: parts.gradient, limit: valueLimit })]
      : []),
  ];
  const averaging = ema.map((_, i) =>
    call(average, { ...moving, average: parts[`average.${i}`]!, settings: emaSettings[i]! }),
  );
  const update = updateCalls(optimizer, { ...moving, parts, settings: at.settings });
  const machine = createMachine(
    arena,
    [
      inTurn(
        compiler.preparation,
        compiler.rowCalls,
        compiler.gradientCalls,
        [call(squares, { x: parts.gradient, bytes: movingBytes, out: chunkSums })],
        update ? [...bound, ...update, ...averaging] : bound,
      ),
      ...(update ? [] : [averaging]),
    ],
    options,
  );
  machine.integers[chunkCount / 4] = chunks;
  machine.doubles[limit / 8] = bounds.norm;
  machine.floats[valueLimit / 4] = bounds.value;
  for (let r = 0; r < conditions; r++) {
    const { signal, noise, inputScale, skip, outScale, targetData, targetNoise, weight } = table;
    machine.floats.set(
      [
        inputScale[r]! * signal[r]!,
        inputScale[r]! * noise[r]!,
        // prediction - target, with x = signal x0 + noise epsilon written out.
        skip[r]! * signal[r]! - targetData[r]!,
        skip[r]! * noise[r]! - targetNoise[r]!,
        outScale[r]!,
        weight[r]!,
      ],
      at.rates / 4 + 8 * r,
    );
  }
  fillFeatures(machine, compiler.features, table.condition);
  return { rows: compiler.rows, machine, compiler, parts, at, ema: emaSettings };
}

/** The optimizer's calls; undefined for one that has no kernel. */
function updateCalls(
  { kind }: Optimizer,
  at: {
    readonly p: number;
    readonly bytes: number;
    readonly scale: number;
    readonly settings: number;
    readonly parts: Step["parts"];
  },
): Call[] | undefined {
  const { parts, ...shared } = at;
  const moving = { ...shared, g: parts.gradient, m: parts.firstMoment };
  if (kind === "muon") return undefined;
  if (kind === "sgd") return [call(sgd, moving)];
  if (kind === "lion") return [call(lion, moving)];
  return [call(adam, { ...moving, v: parts.secondMoment })];
}
