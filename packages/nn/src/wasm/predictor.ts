import {
  call,
  createMachine,
  packRows,
  unpackRows,
  type MachineOptions,
} from "@inkwash/wasm-kernels/machine";
import type { Predictor } from "../engine.ts";
import type { Graph } from "../graph/types.ts";
import { Compiler, inTurn } from "./compiler.ts";
import { emitOperations } from "./operations/index.ts";
import { layOutParameters } from "./parameters.ts";
import { fillFeatures } from "./told.ts";

/** Rows that go through a small network at a time. */
const chunk = 384;
/** No more numbers than this are kept for a chunk, so that large networks take fewer rows. */
const numbers = 2 ** 22;

/** See {@link Predictor}. */
export function createPredictor(graph: Graph, options: MachineOptions): Predictor {
  const each = graph.tensors.reduce((sum, { size }) => sum + size, 0);
  const rows = Math.min(4 * Math.max(Math.floor(numbers / each / 4), 1), chunk);
  const layout = layOutParameters(graph, []);
  const compiler = new Compiler(graph, layout, {
    rows,
    conditions: 0,
    threads: options.threads?.count ?? 1,
  });
  emitOperations(compiler);
  const { arena, words, places, rowCalls } = compiler;
  const flat = [graph.input, graph.output].map((id) => {
    const { channels, positions, value, stride } = places[id]!;
    const address = arena.take(4 * rows * channels * positions);
    const parameters = { count: words.count, channels, positions };
    return { address, parameters: { ...parameters, flat: address, panels: value, stride } };
  });
  const [input, output] = flat;
  const machine = createMachine(
    arena,
    [
      inTurn(compiler.toldCalls, [
        call(packRows, input!.parameters),
        ...rowCalls,
        call(unpackRows, output!.parameters),
      ]),
    ],
    options,
  );
  const { floats, integers } = machine;
  const view = ({ address }: { address: number }, id: number): Float32Array =>
    floats.subarray(address / 4, address / 4 + rows * graph.tensors[id]!.size);
  const onlyOne = (count: number): boolean => count === 1;

  return {
    rows,
    input: view(input!, graph.input),
    output: view(output!, graph.output),
    load(parameters) {
      layout.pack(parameters, floats, compiler.parameters / 4, false);
    },
    run(count, told) {
      const units = Math.ceil(count / 4);
      integers[words.count / 4] = count;
      integers[words.units / 4] = units;
      integers[words.toldUnits / 4] = onlyOne(told.count) ? 1 : units;
      integers[words.toldStep / 4] = onlyOne(told.count) ? 0 : 32;
      integers[words.rowStep / 4] = 32;
      for (let i = 0; i < told.count; i++) {
        integers[words.condition / 4 + i] = told.condition[i]!;
        integers[words.label / 4 + i] = told.label[i]!;
      }
      fillFeatures(machine, compiler.features, told.condition.subarray(0, told.count));
      machine.run(0);
    },
  };
}
