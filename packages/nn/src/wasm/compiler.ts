import {
  barrier,
  call,
  createArena,
  elementwise,
  transpose,
  type Arena,
  type Call,
} from "@inkwash/wasm-kernels/machine";
import type { Dense, Features, Graph, GraphTensor, TensorId } from "../graph/types.ts";
import type { ParameterLayout } from "./parameters.ts";

/** Where a tensor lies: panels of 8 channels, [channel / 8][row, position][8]. */
export interface Place {
  /** The address of its numbers. */
  readonly value: number;
  /** The address of its gradient; 0 where there is none. */
  readonly gradient: number;
  /** Bytes from panel to panel. */
  readonly stride: number;
  /** How many panels there are. */
  readonly panels: number;
  /** Channels. */
  readonly channels: number;
  /** Numbers per channel and row. */
  readonly positions: number;
  /** The address of the word that says how many units of 4 rows there are. */
  readonly units: number;
  /** Rows of the matrix in such a unit. */
  readonly unitRows: number;
}

/** A tensor of parameters in the machine. */
export interface Parameters {
  /** The address of its numbers. */
  readonly value: number;
  /** The address of its gradient. */
  readonly gradient: number;
  /** Whether it moves: if not, it has no gradient. */
  readonly moves: boolean;
}

/** Addresses of what is set before each run. */
export interface Words {
  /** How many rows there are. */
  readonly count: number;
  /** How many units of 4 rows: count / 4, rounded up. */
  readonly units: number;
  /** The same of what is told. */
  readonly toldUnits: number;
  /** Bytes from row to row of what is told: 0 if one row serves all, otherwise 32. */
  readonly toldStep: number;
  /** Bytes from row to row of anything else: 32. */
  readonly rowStep: number;
  /** For every row, its row in the tables of features. */
  readonly row: number;
  /** For every row, its condition, if that is a step index. */
  readonly condition: number;
  /** For every row, its label. */
  readonly label: number;
}

/** Features that have to be written: one row per condition, [feature / 8][row][8]. */
export interface FeatureTable {
  /** Which features. */
  readonly operation: Features;
  /** The address of their table. */
  readonly address: number;
  /** Bytes from panel to panel. */
  readonly stride: number;
}

/** What becomes of a layer's numbers l: f(scale l + shift). */
export type Finish = Pick<Dense, "output" | "activation" | "scale" | "shift">;

/** Whether nothing becomes of them. */
export const isPlain = ({ activation, scale, shift }: Finish): boolean =>
  activation === "identity" && scale === undefined && shift === undefined;

/** What a compiler is made for. */
export interface CompilerOptions {
  /** How many rows there are at most. */
  readonly rows: number;
  /** How many conditions there are to learn from; 0 for predictions. */
  readonly conditions: number;
  /** How many threads share the work. */
  readonly threads: number;
}

/** A graph on the way to a program: memory is handed out, and calls are collected. */
export class Compiler {
  readonly arena: Arena = createArena();
  readonly graph: Graph;
  /** How many rows fit: a multiple of 4. */
  readonly rows: number;
  /** How many conditions there are to learn from. */
  readonly conditions: number;
  readonly threads: number;
  readonly training: boolean;
  readonly words: Words;
  readonly layout: ParameterLayout;
  /** The addresses of all parameters and of all gradients. */
  readonly parameters: number;
  readonly gradients: number;
  readonly places: readonly Place[];
  /** What is to be written once in training, and before each prediction. */
  readonly features: FeatureTable[] = [];
  /** Calls before everything, in which threads share the outputs. */
  readonly preparation: Call[] = [];
  /** Calls of a prediction that make what is told, before anything that reads it. */
  readonly toldCalls: Call[] = [];
  /** Calls in which every thread has rows of its own. */
  readonly rowCalls: Call[] = [];
  /** Calls after those, in which threads share the parameters. */
  readonly gradientCalls: Call[] = [];
  readonly #back: (() => void)[] = [];
  readonly #written = new Set<TensorId>();
  #scratch = { scratch: 0, scratchBytes: 0 };
  #zeros = 0;
  #zeroPanels = 0;

  constructor(graph: Graph, layout: ParameterLayout, options: CompilerOptions) {
    const { rows, conditions, threads } = options;
    this.graph = graph;
    this.layout = layout;
    this.rows = 4 * Math.ceil(rows / 4);
    this.conditions = conditions;
    this.threads = threads;
    this.training = conditions > 0;
    const { arena } = this;
    const words = arena.take(64);
    const indices = (): number => arena.take(4 * this.rows);
    this.words = {
      count: words,
      units: words + 4,
      toldUnits: words + 8,
      toldStep: words + 12,
      rowStep: words + 16,
      row: indices(),
      condition: indices(),
      label: indices(),
    };
    this.parameters = arena.take(layout.bytes);
    this.gradients = this.training ? arena.take(layout.movingBytes) : 0;
    this.places = graph.tensors.map((tensor) => this.#place(tensor));
  }

  /** The tensor of parameters that begins at `offset` of the flat buffer. */
  parameter(offset: number): Parameters {
    const place = this.layout.place(offset);
    return {
      value: this.parameters + place,
      gradient: this.gradients + place,
      moves: this.training && this.layout.moves(offset),
    };
  }

  /** Memory for as many numbers as a tensor has. */
  like({ stride, panels }: Place): number {
    return this.arena.take(stride * panels);
  }

  /**
   * Where a layer's numbers are kept before f(scale l + shift): in its output, or in training, where
   * that is not all, in memory of their own, which then serves for derivatives.
   */
  linear(layer: Finish): number {
    const place = this.places[layer.output]!;
    return this.training && !isPlain(layer) ? this.like(place) : place.value;
  }

  /** Memory of its own for each thread, for one call at a time. */
  scratch(bytes: number): { readonly scratch: number; readonly scratchBytes: number } {
    if (bytes > this.#scratch.scratchBytes) {
      const scratchBytes = 64 * Math.ceil(bytes / 64);
      const scratch = this.arena.take(scratchBytes * this.threads);
      this.#scratch = { scratch, scratchBytes };
    }
    return this.#scratch;
  }

  /** The transpose of a weight [outputs / 8][input][8], made anew before every run. */
  transposed(weight: number, inputPanels: number, outputPanels: number): number {
    const to = this.arena.take(256 * inputPanels * outputPanels);
    const words = { from: weight, to, rowPanels: inputPanels, columnPanels: outputPanels };
    this.preparation.push(call(transpose, words));
    return to;
  }

  /** The address of zeros for so many panels of a row. */
  zeros(panels: number): number {
    if (panels > this.#zeroPanels) {
      this.#zeroPanels = panels;
      this.#zeros = this.arena.take(32 * panels);
    }
    return this.#zeros;
  }

  /** Whether a gradient flows into a tensor. */
  learns(id: TensorId): boolean {
    return this.training && this.graph.tensors[id]!.learned;
  }

  /** Whether something has been written to a tensor's gradient; from now on, it has. */
  claim(id: TensorId): "store" | "add" {
    const first = !this.#written.has(id);
    this.#written.add(id);
    return first ? "store" : "add";
  }

  /** Writes to a tensor's gradient, or adds to it. */
  passBack(id: TensorId, gradient: number, stride: number = this.places[id]!.stride): void {
    const { units, unitRows, panels, gradient: out, stride: outStride } = this.places[id]!;
    const first = this.claim(id) === "store";
    this.rowCalls.push(
      call(elementwise(first ? "copy" : "add"), {
        units,
        unitRows,
        panels,
        a: gradient,
        aStride: stride,
        b: out,
        bStride: outStride,
        out,
        outStride,
      }),
    );
  }

  /** What is done for an operation on the way back, which runs through them in reverse. */
  onWayBack(emit: () => void): void {
    if (this.training) this.#back.push(emit);
  }

  /** Emits the way back. */
  turn(): void {
    for (const emit of this.#back.toReversed()) emit();
  }

  #place(tensor: GraphTensor): Place {
    const [channels, ...rest] = tensor.shape;
    const positions = rest.reduce((product, length) => product * length, 1);
    const panels = Math.ceil(channels! / 8);
    const stride = 32 * this.rows * positions;
    const take = (): number => this.arena.take(stride * panels);
    return {
      value: take(),
      gradient: this.training && tensor.learned ? take() : 0,
      stride,
      panels,
      channels: channels!,
      positions,
      units: tensor.told ? this.words.toldUnits : this.words.units,
      unitRows: 4 * positions,
    };
  }
}

/** One program of parts that wait for one another. */
export const inTurn = (...parts: readonly (readonly Call[])[]): readonly Call[] =>
  parts
    .filter((part) => part.length > 0)
    .flatMap((part, i) => (i === 0 ? part : [call(barrier, {}), ...part]));
