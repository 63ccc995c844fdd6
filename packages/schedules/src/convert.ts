import { epsilonFrom, x0From, type Recovery } from "./recover.ts";
import { checkPrediction, targetOf } from "./target.ts";
import type { At, Denoiser, Prediction, Samples } from "./types.ts";

/**
 * The same denoiser, made to predict another quantity.
 *
 * What it gives and x determine x0 and epsilon, and these determine every other prediction, so the
 * result is again state x + prediction m, with coefficients that depend on the place only.
 *
 * @param denoiser - Any denoiser, synchronous or not.
 * @param predicts - What the result is to predict.
 * @returns A denoiser that writes where the first one would; `denoiser` itself where it already
 * predicts this. Its `call` throws a RangeError at an end of the process where its prediction
 * does not determine the one asked for.
 * @throws RangeError if `predicts` is not a kind of prediction.
 */
export function convert(denoiser: Denoiser, predicts: Prediction): Denoiser {
  checkPrediction("convert", predicts);
  if (denoiser.predicts === predicts) return denoiser;
  return {
    predicts,
    call(x, at, out) {
      const made = denoiser.call(x, at, out);
      const finish = (m: Samples): Samples => rewrite(m, x, at, denoiser.predicts, predicts);
      return made instanceof Promise ? made.then(finish) : finish(made);
    },
  };
}

/** m' = data x0 + noise epsilon, with both recovered from x and m; only what is needed is asked. */
function coefficients(from: Prediction, to: Prediction, signal: number, noise: number): Recovery {
  const target = targetOf(to, signal, noise);
  const none: Recovery = { state: 0, prediction: 0 };
  const x0 = target.data === 0 ? none : x0From(from, signal, noise);
  const epsilon = target.noise === 0 ? none : epsilonFrom(from, signal, noise);
  return {
    state: target.data * x0.state + target.noise * epsilon.state,
    prediction: target.data * x0.prediction + target.noise * epsilon.prediction,
  };
}

function rewrite(m: Samples, x: Samples, at: At, from: Prediction, to: Prediction): Samples {
  const rows = x.shape[0]!;
  const size = x.data.length / rows;
  for (let i = 0; i < rows; i++) {
    const c = coefficients(from, to, pick(at.signal, i), pick(at.noise, i));
    for (let j = i * size; j < (i + 1) * size; j++) {
      m.data[j] = c.state * x.data[j]! + c.prediction * m.data[j]!;
    }
  }
  return m;
}

function pick(value: number | Float64Array, row: number): number {
  return typeof value === "number" ? value : value[row]!;
}
