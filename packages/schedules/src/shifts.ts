import { log } from "@inkwash/special";
import { checkFinite, checkPositive } from "./check.ts";

/**
 * The amount of `shiftLogSnr` for another resolution: 2 ln(base / resolution).
 *
 * A picture of twice the side needs four times the noise variance to be as hidden, since neighbouring
 * pixels say the same.
 *
 * @param base - The side that the schedule was made for, > 0.
 * @param resolution - The side of the pictures, > 0.
 * @throws RangeError if one of them is not a finite number > 0.
 * @see {@link https://arxiv.org/abs/2301.11093 | arXiv:2301.11093}, eq. 4
 */
export function resolutionShift(base: number, resolution: number): number {
  checkPositive("resolutionShift", "base", base);
  checkPositive("resolutionShift", "resolution", resolution);
  return 2 * log(base / resolution);
}

/**
 * The amount of `shiftLogSnr` for the `shift` of flow-matching models: -2 ln shift.
 *
 * In flow time the same is u' = shift u / (1 + (shift - 1) u).
 *
 * @param shift - The factor of noise / signal, > 0; 3 for Stable Diffusion 3.
 * @throws RangeError if `shift` is not a finite number > 0.
 * @see {@link https://arxiv.org/abs/2403.03206 | arXiv:2403.03206}, eq. 23
 */
export function flowShift(shift: number): number {
  checkPositive("flowShift", "shift", shift);
  return -2 * log(shift);
}

/**
 * The amount of `shiftLogSnr` for a factor of the SNR: -ln scale.
 *
 * alphaBar' = alphaBar / (scale + (1 - scale) alphaBar): CogVideoX' `snr_shift_scale`.
 *
 * @param scale - What the SNR is divided by, > 0; 3 for CogVideoX-2B.
 * @throws RangeError if `scale` is not a finite number > 0.
 * @see {@link https://arxiv.org/abs/2408.06072 | arXiv:2408.06072}, section 2
 */
export function snrShift(scale: number): number {
  checkPositive("snrShift", "scale", scale);
  return -log(scale);
}

/** Options of {@link dynamicShift}: the line through two points; the defaults are those of FLUX.1. */
export interface DynamicShiftOptions {
  /** mu at `baseTokens`. @defaultValue 0.5 */
  readonly baseShift?: number | undefined;
  /** mu at `maxTokens`. @defaultValue 1.15 */
  readonly maxShift?: number | undefined;
  /** The length of the shorter sequence. @defaultValue 256 */
  readonly baseTokens?: number | undefined;
  /** The length of the longer sequence. @defaultValue 4096 */
  readonly maxTokens?: number | undefined;
}

/**
 * The mu of a picture by its number of tokens: the shift grows with the picture.
 *
 * mu = baseShift + (tokens - baseTokens) (maxShift - baseShift) / (maxTokens - baseTokens). The shift
 * of flow time is exp(mu) for diffusers' `time_shift_type: "exponential"` (so the amount of
 * `shiftLogSnr` is -2 mu) and mu itself for `"linear"`.
 *
 * @param tokens - Length of the sequence, > 0.
 * @param options - See {@link DynamicShiftOptions}.
 * @throws RangeError if `tokens` is not a finite number > 0 or if the line is not determined.
 */
export function dynamicShift(tokens: number, options: DynamicShiftOptions = {}): number {
  const { baseShift = 0.5, maxShift = 1.15, baseTokens = 256, maxTokens = 4096 } = options;
  checkPositive("dynamicShift", "tokens", tokens);
  const slope = (maxShift - baseShift) / (maxTokens - baseTokens);
  checkFinite("dynamicShift", "the slope (maxShift - baseShift) / (maxTokens - baseTokens)", slope);
  return baseShift + (tokens - baseTokens) * slope;
}
