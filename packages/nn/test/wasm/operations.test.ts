import "@inkwash/matchers";
import { philox } from "@inkwash/random";
import { wasm } from "@inkwash/nn/wasm";
import { describe, expect, test } from "vitest";
import { adam, type TrainingTable } from "../../src/index.ts";
import type { Engine } from "../../src/engine.ts";
import { GraphBuilder } from "../../src/graph/builder.ts";
import type { TensorId } from "../../src/graph/types.ts";
import { activations } from "../../src/network.ts";
import { reference } from "../../src/reference/reference.ts";

const steps = 7;
const column = (of: (t: number) => number): Float64Array =>
  Float64Array.from({ length: steps }, (_, t) => of(t));
/** Every column at work. */
const table: TrainingTable = {
  predicts: "epsilon",
  signal: column((t) => 0.9 - 0.1 * t),
  noise: column((t) => 0.2 + 0.1 * t),
  targetData: column((t) => 0.3 * t - 1),
  targetNoise: column((t) => 1 - 0.1 * t),
  inputScale: column((t) => 1 + 0.05 * t),
  skip: column((t) => 0.1 * t),
  outScale: column((t) => 1.5 - 0.1 * t),
  weight: column((t) => 0.5 + 0.2 * t),
  condition: column((t) => t),
};

type Build = (builder: GraphBuilder) => TensorId;

/** Loss, gradient and prediction of a graph by one engine. */
function outcome(engine: Engine, shape: readonly number[], build: Build, rows: number) {
  const builder = new GraphBuilder(shape);
  const graph = builder.graph(build(builder));
  const size = shape.reduce((product, length) => product * length, 1);
  const rng = philox(3);
  // Small enough that no softmax becomes a choice, where rounding errors are as large as its slope.
  const spread = shape.length > 1 ? 0.15 : 0.4;
  const parameters = rng.fillNormal(new Float32Array(graph.size)).map((z) => spread * z);
  const draw = () => ({ data: rng.fillNormal(new Float32Array(rows * size)), shape: [rows, size] });
  const [x0, noise] = [draw(), draw()];
  const row = Array.from({ length: rows }, (_, i) => (5 * i + 2) % steps);
  const label = Array.from({ length: rows }, (_, i) => i % 3);
  const learner = engine.createLearner(graph, {
    table,
    parameters,
    optimizer: adam(),
    clip: 1,
    ema: [],
    trainable: [[0, graph.size]],
  });
  const { loss, gradNorm } = learner.step({ x0, noise, row, label }, 1, 1e-3);
  const gradient = [...learner.read("gradient")];
  const predictor = engine.createPredictor(graph);
  predictor.load(parameters);
  const taken = Math.min(predictor.rows, rows);
  const predictions = [1, taken].map((count) => {
    predictor.input.set(x0.data.subarray(0, taken * size));
    predictor.run(taken, {
      count,
      condition: Float64Array.from(row.slice(0, count)),
      label: Int32Array.from(label.slice(0, count)),
    });
    return [...predictor.output.subarray(0, taken * size)];
  });
  return { loss, gradNorm, gradient, predictions, taken };
}

/** Both engines agree: float32 sums against float64 ones. */
function agree(shape: readonly number[], build: Build, rows: number, fast = false): void {
  const ours = outcome(wasm({ fast }), shape, build, rows);
  const theirs = outcome(reference(), shape, build, rows);
  const size = shape.reduce((product, length) => product * length, 1);
  expect([ours.loss, ours.gradNorm]).toBeAllClose([theirs.loss, theirs.gradNorm], { rtol: 3e-6 });
  const largest = Math.max(...theirs.gradient.map(Math.abs));
  expect(ours.gradient).toBeAllClose(theirs.gradient, { rtol: 1e-4, atol: 3e-6 * largest });
  for (const [i, predicted] of ours.predictions.entries()) {
    const count = Math.min(ours.taken, theirs.taken) * size;
    const expected = theirs.predictions[i]!.slice(0, count);
    const scale = Math.max(...expected.map(Math.abs));
    expect(predicted.slice(0, count)).toBeAllClose(expected, { atol: 3e-6 * scale });
  }
}

const gated =
  (width: number, activation: (typeof activations)[number]): Build =>
  (b) => {
    const scale = b.embedding("scale", "condition", steps, width, { kind: "uniform" });
    const features = b.features([1, 2, 3.5], [0, 6]);
    const shift = b.dense(b.linear("shift", 6, width), features);
    const h = b.dense(b.linear("one", 3, width), b.input, { activation, scale, shift });
    const g = b.dense(b.linear("two", width, width), h, { activation, scale });
    const added = b.add(b.dense(b.linear("three", width, width), g, { shift }), h, activation);
    return b.dense(b.linear("four", width, 3), added);
  };

describe("dense layers with scale and shift, embeddings, features, sums", () => {
  test.each(activations)("%s, against the reference", (activation) => {
    agree([3], gated(30, activation), 5);
    agree([3], gated(16, activation), 64, true);
  });
  test.each([1, 3, 5, 7, 127])("%i rows", (rows) => agree([3], gated(19, "silu"), rows));
  test.each([1, 2, 3, 30, 100, 130])("%i columns", (width) => agree([3], gated(width, "gelu"), 5));
});

test("concat of x, features and a label's row, which more than one layer reads", () => {
  agree(
    [5],
    (b) => {
      const label = b.embedding("label", "label", 3, 6, { kind: "normal" } as never);
      const told = b.concat([b.features([1, 2], undefined), label]);
      const h = b.concat([b.input, told]);
      const inner = b.dense(b.linear("in", 15, 9), h, { activation: "tanh" });
      return b.dense(b.linear("out", 24, 5), b.concat([inner, h]));
    },
    6,
  );
});

describe("images", () => {
  const shapes: readonly (readonly [number, number, number, 1 | 3, 1 | 2])[] = [
    [1, 8, 8, 3, 1],
    [3, 5, 7, 3, 1],
    [3, 5, 7, 3, 2],
    [4, 4, 6, 1, 1],
    [2, 5, 4, 1, 2],
    [1, 1, 1, 3, 1],
    [2, 2, 2, 3, 2],
  ];
  test.each(shapes)("conv of %i x %i x %i, kernel %i, stride %i", (c, h, w, kernel, stride) => {
    // Down and back to the size of x by a dense layer of each pixel where the stride is 1.
    agree(
      [c, h, w],
      (b) => {
        const first = b.conv("first", b.input, 11, { kernel: 3 });
        const second = b.conv("second", first, 6, { kernel, stride });
        const even = h % 2 === 0 && w % 2 === 0;
        const up = stride === 1 ? second : even ? b.upsample(second) : undefined;
        return b.conv("last", up ? b.concat([up, first]) : first, c, { kernel: 1 });
      },
      5,
    );
  });
  const attentions: readonly (readonly [number, number, number, number])[] = [
    [8, 1, 4, 4],
    [16, 2, 3, 3],
    [6, 2, 1, 1],
    [12, 3, 5, 7],
    [32, 2, 8, 8],
  ];
  test.each(attentions)("attention of %i channels, %i heads, %i x %i", (channels, heads, h, w) => {
    agree(
      [2, h, w],
      (b) => {
        const first = b.conv("first", b.input, channels);
        const three = b.conv("three", first, 3 * channels, { kernel: 1 });
        const again = b.conv("again", b.attention(three, heads), 3 * channels, { kernel: 1 });
        const both = b.add(b.attention(again, heads), b.attention(three, heads));
        return b.conv("last", b.add(both, first), 2);
      },
      5,
    );
  });
  test.each([1, 2, 4])("group norm in %i groups, told scale and shift, an activation", (groups) => {
    agree(
      [2, 4, 3],
      (b) => {
        const told = b.embedding("told", "condition", steps, 12, { kind: "uniform" });
        const shift = b.embedding("shift", "condition", steps, 12, { kind: "uniform" });
        const first = b.conv("first", b.input, 12);
        const norm = b.groupNorm("norm", first, groups, { activation: "silu", scale: told, shift });
        const plain = b.groupNorm("plain", norm, groups);
        return b.conv("last", b.add(plain, first), 2);
      },
      6,
    );
  });
});
