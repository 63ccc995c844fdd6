import type { Denoiser } from "@inkwash/schedules";
import { exp, log } from "@inkwash/special";

/** A two-dimensional mixture as in the golden file. */
export interface Mixture2 {
  readonly weights: readonly number[];
  readonly means: readonly (readonly number[])[];
  readonly covariances: readonly (readonly number[])[];
}

/** epsilon = -noise times the score of sum_k w_k N(signal m_k, signal^2 C_k + noise^2 I). */
export function mixtureDenoiser(mixture: Mixture2): Denoiser {
  return {
    predicts: "epsilon",
    call(x, at, out = { data: x.data.slice(), shape: x.shape }) {
      const [signal, noise] = [Number(at.signal), Number(at.noise)];
      const parts = mixture.weights.map((weight, k) => {
        const [xx, xy, , yy] = mixture.covariances[k]!.map((c) => signal * signal * c);
        const [a, b, d] = [xx! + noise * noise, xy!, yy! + noise * noise];
        const determinant = a * d - b * b;
        return {
          mean: mixture.means[k]!.map((m) => signal * m),
          inverse: [d / determinant, -b / determinant, a / determinant] as const,
          log: log(weight) - log(determinant) / 2,
        };
      });
      for (let i = 0; i < x.data.length; i += 2) {
        const pulls = parts.map(({ mean, inverse, log: base }) => {
          const [dx, dy] = [x.data[i]! - mean[0]!, x.data[i + 1]! - mean[1]!];
          const px = inverse[0] * dx + inverse[1] * dy;
          const py = inverse[1] * dx + inverse[2] * dy;
          return { px, py, log: base - (dx * px + dy * py) / 2 };
        });
        const top = Math.max(...pulls.map((pull) => pull.log));
        const shares = pulls.map((pull) => exp(pull.log - top));
        const total = shares.reduce((sum, share) => sum + share, 0);
        const along = (key: "px" | "py"): number =>
          pulls.reduce((sum, pull, k) => sum + (shares[k]! / total) * pull[key], 0);
        out.data[i] = noise * along("px");
        out.data[i + 1] = noise * along("py");
      }
      return out;
    },
  };
}
