import { log } from "@inkwash/special";
import { checkAlike, checkCoefficient, checkSamples } from "./check.ts";
import { checkFloor, type FloorOptions } from "./floor.ts";
import type { Rates, Samples } from "./types.ts";

const LOG_2_PI = 1.8378770664093453;

/**
 * The log-density of a noised state given where it came from, in nats.
 *
 * ln q(to | from) = -d/2 ln(2 pi noise^2) - |to - signal from|^2 / (2 noise^2) for each sample of d
 * elements, computed in float64. With `at(schedule, t)` it is that of a jump, q(x_t | x_0), with
 * `transition(process, l, l + 1)` that of a step.
 *
 * @param from - Samples [n, ...].
 * @param to - As many elements as `from`, in the same precision.
 * @param rates - The rates between them, for the whole batch or one per sample.
 * @param options - See {@link FloorOptions}.
 * @returns Length n.
 * @throws RangeError if lengths do not fit, a rate is not finite, or there is no noise and no floor:
 * a point mass has no density; TypeError if precisions are mixed.
 */
export function logTransition(
  from: Samples,
  to: Samples,
  rates: Rates,
  options: FloorOptions = {},
): Float64Array<ArrayBuffer> {
  const { varianceFloor } = options;
  checkSamples("logTransition", "from", from);
  checkAlike("logTransition", "to", to, from);
  checkFloor("logTransition", varianceFloor);
  const rows = from.shape[0]!;
  checkCoefficient("logTransition", "rates.signal", rates.signal, rows);
  checkCoefficient("logTransition", "rates.noise", rates.noise, rows);
  const size = from.data.length / rows;
  return Float64Array.from({ length: rows }, (_, row) => {
    const signal = typeof rates.signal === "number" ? rates.signal : rates.signal[row]!;
    const noise = Math.abs(typeof rates.noise === "number" ? rates.noise : rates.noise[row]!);
    const deviation = noise > 0 || varianceFloor === undefined ? noise : Math.sqrt(varianceFloor);
    if (deviation === 0) {
      throw new RangeError(
        `logTransition: there is no noise at sample ${row}, and a point mass has no density; ` +
          `set options.varianceFloor to treat it as a narrow Gaussian`,
      );
    }
    let square = 0;
    for (let i = row * size; i < (row + 1) * size; i++) {
      const z = (to.data[i]! - signal * from.data[i]!) / deviation;
      square += z * z;
    }
    return -size * (LOG_2_PI / 2 + log(deviation)) - square / 2;
  });
}
