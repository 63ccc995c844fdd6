import { exp, log } from "@inkwash/special";
import { checkSteps, checkWord } from "./check.ts";

/** The models that Sabour et al. optimised a grid for. */
export type AlignedModel = "stable-diffusion-1" | "stable-diffusion-xl" | "stable-video-diffusion";

/** A grid of ten steps: where they start, as noise / signal and as steps of the schedule. */
export interface AlignedSteps {
  /** noise / signal, ten numbers, strictly descending. */
  readonly sigmas: readonly number[];
  /** Steps of Stable Diffusion's schedule for `grid`, ten numbers; a continuous model has none. */
  readonly steps?: readonly number[] | undefined;
}

/**
 * The published grids of ten steps.
 *
 * @see {@link https://arxiv.org/abs/2404.14507 | arXiv:2404.14507}, table 6, as diffusers has them.
 */
export const ALIGNED_STEPS: Readonly<Record<AlignedModel, AlignedSteps>> = {
  "stable-diffusion-1": {
    sigmas: [14.615, 6.475, 3.861, 2.697, 1.886, 1.396, 0.963, 0.652, 0.399, 0.152],
    steps: [999, 850, 736, 645, 545, 455, 343, 233, 124, 24],
  },
  "stable-diffusion-xl": {
    sigmas: [14.615, 6.315, 3.771, 2.181, 1.342, 0.862, 0.555, 0.38, 0.234, 0.113],
    steps: [999, 845, 730, 587, 443, 310, 193, 116, 53, 13],
  },
  "stable-video-diffusion": {
    sigmas: [700, 54.5, 15.886, 7.977, 4.248, 1.789, 0.981, 0.403, 0.173, 0.034],
  },
};

/**
 * Noise levels of Align Your Steps for any number of steps.
 *
 * The ten published levels, or ln sigma interpolated linearly over their positions, as the authors
 * recommend; one level alone is the noisiest. Give them to `gridFromSigmas`.
 *
 * @param model - What they were optimised for.
 * @param steps - Number of levels N, an integer in [1, 2^24].
 * @returns Length N, strictly descending.
 * @throws RangeError if `model` is not one of those, or if `steps` is out of range.
 * @see {@link https://arxiv.org/abs/2404.14507 | arXiv:2404.14507}, section 4
 */
export function alignYourSteps(model: AlignedModel, steps: number): Float64Array<ArrayBuffer> {
  checkWord("alignYourSteps", "model", model, Object.keys(ALIGNED_STEPS));
  checkSteps("alignYourSteps", steps);
  const { sigmas } = ALIGNED_STEPS[model];
  return Float64Array.from({ length: steps }, (_, n) => {
    const scaled = n * (sigmas.length - 1);
    const rest = steps === 1 ? 0 : scaled % (steps - 1);
    if (rest === 0) return sigmas[steps === 1 ? 0 : scaled / (steps - 1)]!;
    const [low, share] = [(scaled - rest) / (steps - 1), rest / (steps - 1)];
    return exp((1 - share) * log(sigmas[low]!) + share * log(sigmas[low + 1]!));
  });
}
