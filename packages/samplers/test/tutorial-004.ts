import type { Denoiser } from "@inkwash/schedules";
import { exp, log1p } from "@inkwash/special";
import { uniforms } from "./mulberry.ts";

const STEPS = 100;
const WIDTH = 128;

const softplus = (x: number): number => (x > 20 ? x : log1p(exp(x)));

function weights(index: number, count: number, fanIn: number): Float64Array {
  const bound = 1 / Math.sqrt(fanIn);
  return uniforms(1000 + index, count).map((u) => (2 * u - 1) * bound);
}

/** Tutorial 004's network, three gated layers of 128, with the golden file's weights. */
export function tutorialNetwork(): Denoiser {
  const layers = [2, WIDTH, WIDTH].map((fanIn, l) => ({
    fanIn,
    weight: weights(3 * l, WIDTH * fanIn, fanIn),
    bias: weights(3 * l + 1, WIDTH, fanIn),
    gate: uniforms(1000 + 3 * l + 2, STEPS * WIDTH),
  }));
  const weight = weights(9, 2 * WIDTH, WIDTH);
  const bias = weights(10, 2, WIDTH);
  const dot = (row: Float64Array, at: number, h: ArrayLike<number>): number => {
    let sum = 0;
    for (let k = 0; k < h.length; k++) sum += row[at + k]! * h[k]!;
    return sum;
  };
  return {
    predicts: "epsilon",
    call(x, at, out = { data: x.data.slice(), shape: x.shape }) {
      const t = Number(at.condition);
      for (let i = 0; i < x.data.length; i += 2) {
        let h: ArrayLike<number> = [x.data[i]!, x.data[i + 1]!];
        for (const layer of layers) {
          const before = h;
          h = Float64Array.from({ length: WIDTH }, (_, j) =>
            softplus(
              layer.gate[t * WIDTH + j]! *
                (dot(layer.weight, j * layer.fanIn, before) + layer.bias[j]!),
            ),
          );
        }
        for (const j of [0, 1]) out.data[i + j] = dot(weight, j * WIDTH, h) + bias[j]!;
      }
      return out;
    },
  };
}
