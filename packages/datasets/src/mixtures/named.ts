import { gaussianGrid, gaussianRing } from "./arranged.ts";
import type { Mixture } from "../types.ts";

/** Tutorial 000's mixture on a line: N(2, 1), N(5, 1/4) and N(-3, 9/4), weights 0.5, 0.3, 0.2. */
export const threeHills: Mixture = {
  weights: [0.5, 0.3, 0.2],
  means: [[2], [5], [-3]],
  covariances: [[1], [0.25], [2.25]],
};

/** The same hills with the first at 0: the animation of tutorial 000, and all of tutorial 001. */
export const threeHillsCentred: Mixture = {
  ...threeHills,
  means: [[0], [5], [-3]],
};

/** Tutorial 000's five components in the plane, each with its own full covariance. */
export const fiveHills: Mixture = {
  weights: [0.2, 0.2, 0.2, 0.2, 0.2],
  means: [
    [5, 1.5],
    [0, 5],
    [-5, 1.5],
    [-4.5, -5.5],
    [3, -4],
  ],
  covariances: [
    [2, 0.8, 0.8, 1],
    [1.5, -0.7, -0.7, 1.2],
    [1, 0.4, 0.4, 2],
    [1, -0.5, -0.5, 1.5],
    [2, 0, 0, 2],
  ],
};

/** Tutorial 002's four points as a mixture of point masses, the law of `fourPoints`. */
export const fourPointMasses: Mixture = {
  weights: [0.25, 0.25, 0.25, 0.25],
  means: [[-15], [1], [-5], [15]],
  covariances: [[0], [0], [0], [0]],
};

/** Eight Gaussians on a circle, as FFJORD has them: radius sqrt(8), deviation sqrt(1 / 8). */
export const eightGaussians: Mixture = /* @__PURE__ */ gaussianRing();

/** Twenty-five Gaussians on a 5 x 5 grid, 2 apart with deviation 0.05, as the GAN papers have them. */
export const twentyFiveGaussians: Mixture = /* @__PURE__ */ gaussianGrid();
