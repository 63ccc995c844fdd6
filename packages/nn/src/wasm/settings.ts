import { pow } from "@inkwash/special";
import type { Adam } from "../adam.ts";
import type { Ema } from "../ema.ts";

const numbers = new Float32Array(8);

/** What the kernel of Adam reads at step k; overwritten by the next call. */
export function adamSettings(settings: Adam, k: number, rate: number): Float32Array {
  const { beta1, beta2, epsilon } = settings;
  numbers[0] = beta1;
  numbers[1] = 1 - beta1;
  numbers[2] = beta2;
  numbers[3] = 1 - beta2;
  numbers[4] = rate / (1 - pow(beta1, k));
  numbers[5] = 1 / Math.sqrt(1 - pow(beta2, k));
  numbers[6] = epsilon;
  numbers[7] = 1;
  return numbers;
}

const shares = new Float32Array(2);

/** What the kernel of the moving average reads at step k; overwritten by the next call. */
export function averageSettings(ema: Ema, k: number): Float32Array {
  const d = ema.warmUp ? Math.min(ema.decay, (1 + k) / (10 + k)) : ema.decay;
  shares[0] = 1 - d;
  shares[1] = d;
  return shares;
}
