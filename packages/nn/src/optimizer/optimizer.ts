import type { Graph } from "../graph/types.ts";
import { adamStep, type Adam } from "./adam.ts";
import type { AdamW } from "./adam-w.ts";
import { lionStep, type Lion } from "./lion.ts";
import type { Moving } from "./moving.ts";
import { muonStep, type Muon } from "./muon.ts";
import { createNewtonSchulz } from "./newton-schulz.ts";
import { sgdStep, type Sgd } from "./sgd.ts";

/** How a gradient moves parameters, as plain data. */
export type Optimizer = Sgd | Adam | AdamW | Lion | Muon;

/** Takes step k = 1, 2, ... in place on every stretch, with `scale` times its gradient. */
export function optimize(
  optimizer: Optimizer,
  moving: readonly Moving[],
  k: number,
  rate: number,
  scale: number,
): void {
  for (const each of moving) {
    if (optimizer.kind === "sgd") sgdStep(optimizer, each, rate, scale);
    else if (optimizer.kind === "lion") lionStep(optimizer, each, rate, scale);
    else if (optimizer.kind !== "muon") adamStep(optimizer, each, k, rate, scale);
    else if (each.matrix) muonStep(optimizer, each, each.matrix, rate, scale);
    else adamStep(optimizer.others, each, k, rate, scale);
  }
}

type Buffers = Omit<Moving, "matrix">;
type Interval = readonly [begin: number, end: number];

/** The stretches of whole buffers that an optimizer moves: the trainable intervals, and Muon's matrices apart. */
export function movingParts(
  graph: Graph,
  optimizer: Optimizer,
  trainable: readonly Interval[],
  buffers: Buffers,
): Moving[] {
  const part = ([begin, end]: Interval): Buffers => ({
    parameters: buffers.parameters.subarray(begin, end),
    firstMoment: buffers.firstMoment.subarray(begin, end),
    secondMoment: buffers.secondMoment.subarray(begin, end),
    gradient: buffers.gradient.subarray(begin, end),
  });
  const matrices = optimizer.kind === "muon" ? innerMatrices(graph) : [];
  return trainable.flatMap(([begin, end]) => {
    const inside = matrices.filter(({ offset }) => offset >= begin && offset < end);
    const parts: Moving[] = [];
    let from = begin;
    for (const { offset, rows, columns } of inside) {
      if (from < offset) parts.push(part([from, offset]));
      from = offset + rows * columns;
      parts.push({ ...part([offset, from]), matrix: createNewtonSchulz(rows, columns) });
    }
    if (from < end) parts.push(part([from, end]));
    return parts;
  });
}

interface Matrix {
  readonly offset: number;
  readonly rows: number;
  readonly columns: number;
}

/** The weights that neither read the input nor write the output, in the order of the buffer. */
function innerMatrices(graph: Graph): Matrix[] {
  return graph.operations
    .flatMap((operation): Matrix[] => {
      if (operation.kind !== "dense" && operation.kind !== "conv") return [];
      const { input, output, weight, inputs, outputs } = operation;
      if (input === graph.input || output === graph.output) return [];
      const taps = operation.kind === "conv" ? operation.kernel ** 2 : 1;
      return [{ offset: weight, rows: outputs, columns: inputs * taps }];
    })
    .toSorted((a, b) => a.offset - b.offset);
}
