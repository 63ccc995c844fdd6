import { cos, sin } from "@inkwash/special";
import type { FourierConditioning } from "./network.ts";

/**
 * Writes the features of one log-SNR to `out` from `offset` on.
 *
 * sin(pi k u), k = 1..K, then cos(pi k u), with u = (logSnr - low) / (high - low) clamped to [0, 1].
 * +-Infinity, the exact log-SNR of a clean or a destroyed sample, is the end of the range.
 */
export function fourierFeatures(
  conditioning: FourierConditioning,
  logSnr: number,
  out: Float64Array,
  offset: number,
): void {
  const { features, range } = conditioning;
  const [low, high] = range;
  const half = features / 2;
  const u = (Math.min(Math.max(logSnr, low), high) - low) / (high - low);
  for (let k = 1; k <= half; k++) {
    const phase = Math.PI * k * u;
    out[offset + k - 1] = sin(phase);
    out[offset + half + k - 1] = cos(phase);
  }
}
