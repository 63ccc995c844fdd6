import type { Graph, Operation } from "../graph/types.ts";

/** One tensor of parameters: where it is in the flat buffer, and how it lies in panels. */
interface Piece {
  /** Its first number in the flat buffer. */
  readonly offset: number;
  /** How many there are. */
  readonly length: number;
  /** How many float32 numbers the panels take, padding included. */
  readonly room: number;
  /** The place in the panels of number i. */
  readonly place: (i: number) => number;
}

const panels = (columns: number): number => Math.ceil(columns / 8);
const up8 = (count: number): number => 8 * panels(count);

/** A vector, padded. */
const vector = (offset: number, length: number): Piece => ({
  offset,
  length,
  room: up8(length),
  place: (i) => i,
});

/** [outputs, inputs] as [output / 8][input, to a multiple of 8][8]. */
const matrix = (offset: number, outputs: number, inputs: number): Piece => ({
  offset,
  length: outputs * inputs,
  room: up8(outputs) * up8(inputs),
  place: (i) => {
    const n = Math.floor(i / inputs);
    return (Math.floor(n / 8) * up8(inputs) + (i % inputs)) * 8 + (n % 8);
  },
});

/** [rows, size] as [size / 8][row][8]. */
const table = (offset: number, rows: number, size: number): Piece => ({
  offset,
  length: rows * size,
  room: rows * up8(size),
  place: (i) => {
    const column = i % size;
    return (Math.floor(column / 8) * rows + Math.floor(i / size)) * 8 + (column % 8);
  },
});

/** [outputs, inputs, k, k] as a matrix whose row is [k, k][input, to a multiple of 8]. */
function kernels(offset: number, outputs: number, inputs: number, taps: number): Piece {
  const rows = taps * up8(inputs);
  return {
    offset,
    length: outputs * inputs * taps,
    room: up8(outputs) * rows,
    place: (i) => {
      const n = Math.floor(i / (inputs * taps));
      const c = Math.floor(i / taps) % inputs;
      return (Math.floor(n / 8) * rows + (i % taps) * up8(inputs) + c) * 8 + (n % 8);
    },
  };
}

function piecesOf(operation: Operation): readonly Piece[] {
  switch (operation.kind) {
    case "dense":
      return [
        matrix(operation.weight, operation.outputs, operation.inputs),
        vector(operation.bias, operation.outputs),
      ];
    case "embedding":
      return [table(operation.weight, operation.rows, operation.size)];
    case "conv":
      return [
        kernels(operation.weight, operation.outputs, operation.inputs, operation.kernel ** 2),
        vector(operation.bias, operation.outputs),
      ];
    case "group-norm":
      return [
        vector(operation.weight, operation.channels),
        vector(operation.bias, operation.channels),
      ];
    default:
      return [];
  }
}

/** The parameters of a graph in panels: those that move come first. */
export interface ParameterLayout {
  /** Bytes of one whole set of parameters. */
  readonly bytes: number;
  /** Bytes of those that move. */
  readonly movingBytes: number;
  /** Where the tensor lies, in bytes, that begins at `offset` of the flat buffer. */
  place(offset: number): number;
  /** Whether that tensor moves. */
  moves(offset: number): boolean;
  /** Copies a flat buffer into the panels that begin at element `start` of a memory; only what moves, if asked. */
  pack(flat: ArrayLike<number>, memory: Float32Array, start: number, onlyMoving: boolean): void;
  /** Copies the panels back; only of what moves, if asked. */
  unpack(memory: Float32Array, start: number, flat: Float32Array, onlyMoving: boolean): void;
}

/** Lays the parameters of a graph out, where only the intervals `trainable` move. */
export function layOutParameters(
  graph: Graph,
  trainable: readonly (readonly [begin: number, end: number])[],
): ParameterLayout {
  const moves = (offset: number): boolean =>
    trainable.some(([begin, end]) => offset >= begin && offset < end);
  const all = graph.operations.flatMap(piecesOf);
  const order = [
    ...all.filter(({ offset }) => moves(offset)),
    ...all.filter(({ offset }) => !moves(offset)),
  ];
  const places = new Map<number, number>();
  const index = new Int32Array(graph.size);
  let next = 0;
  let moving = 0;
  for (const { offset, length, room, place } of order) {
    places.set(offset, 4 * next);
    for (let i = 0; i < length; i++) index[offset + i] = next + place(i);
    // Whole cache lines, so that no two threads write to one.
    next += 16 * Math.ceil(room / 16);
    if (moves(offset)) moving = next;
  }
  return {
    bytes: 4 * next,
    movingBytes: 4 * moving,
    place: (offset) => places.get(offset)!,
    moves,
    pack(flat, memory, start, onlyMoving) {
      for (let i = 0; i < index.length; i++) {
        const at = index[i]!;
        if (!onlyMoving || at < moving) memory[start + at] = flat[i]!;
      }
    },
    unpack(memory, start, flat, onlyMoving) {
      for (let i = 0; i < index.length; i++) {
        const at = index[i]!;
        if (!onlyMoving || at < moving) flat[i] = memory[start + at]!;
      }
    },
  };
}
