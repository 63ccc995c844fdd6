import { pow } from "@inkwash/special";
import { keptShare, type Ema } from "../ema.ts";
import type { Adam } from "../optimizer/adam.ts";
import type { AdamW } from "../optimizer/adam-w.ts";
import type { Lion } from "../optimizer/lion.ts";
import type { Muon } from "../optimizer/muon.ts";
import type { Optimizer } from "../optimizer/optimizer.ts";
import type { Sgd } from "../optimizer/sgd.ts";

const numbers = new Float32Array(8);

/** What the optimizer's kernel reads at step k; overwritten by the next call. */
export function optimizerSettings(
  settings: Exclude<Optimizer, Muon>,
  k: number,
  rate: number,
): Float32Array {
  if (settings.kind === "sgd") sgdSettings(settings, rate);
  else if (settings.kind === "lion") lionSettings(settings, rate);
  else adamSettings(settings, k, rate);
  return numbers;
}

function sgdSettings({ momentum, nesterov }: Sgd, rate: number): void {
  numbers[0] = momentum;
  numbers[1] = nesterov ? 1 : 0;
  numbers[2] = nesterov ? momentum : 1;
  numbers[3] = rate;
}

function lionSettings({ beta1, beta2, weightDecay }: Lion, rate: number): void {
  numbers[0] = beta1;
  numbers[1] = 1 - beta1;
  numbers[2] = beta2;
  numbers[3] = 1 - beta2;
  numbers[4] = rate;
  numbers[5] = 1 - rate * weightDecay;
}

function adamSettings(settings: Adam | AdamW, k: number, rate: number): void {
  const { beta1, beta2, epsilon } = settings;
  numbers[0] = beta1;
  numbers[1] = 1 - beta1;
  numbers[2] = beta2;
  numbers[3] = 1 - beta2;
  numbers[4] = rate / (1 - pow(beta1, k));
  numbers[5] = 1 / Math.sqrt(1 - pow(beta2, k));
  numbers[6] = epsilon;
  numbers[7] = settings.kind === "adamW" ? 1 - rate * settings.weightDecay : 1;
}

const shares = new Float32Array(2);

/** What the kernel of the moving average reads at step k; overwritten by the next call. */
export function averageSettings(ema: Ema, k: number): Float32Array {
  const d = keptShare(ema, k);
  shares[0] = 1 - d;
  shares[1] = d;
  return shares;
}
