import type { Rng } from "@inkwash/random";
import type { LossSecondMoment } from "./loss-second-moment.ts";

/**
 * How the rows of a batch are drawn; every row of the table is drawn equally often by all but the last.
 *
 * `"uniform"`: independently. `"antithetic"`: floor(batch / 2) + 1 independent rows t, then
 * rows - 1 - t, cut to the batch, as tutorial 004 does. `"stratified"`: one in each of `batch` equal
 * parts. `"low-discrepancy"`: u, u + 1 / batch, u + 2 / batch, ... modulo 1 with a single uniform u.
 * `"mirrored"`: that for half the batch, and for the other half rows - 1 - t. The last draws rows by
 * how much their losses vary.
 * @see {@link https://arxiv.org/abs/2107.00630 | arXiv:2107.00630}, appendix I.1, for low discrepancy
 */
export type RowSampler =
  | "uniform"
  | "antithetic"
  | "stratified"
  | "low-discrepancy"
  | "mirrored"
  | LossSecondMoment;

/** The samplers that have no state. */
export const rowSamplers = [
  "uniform",
  "antithetic",
  "stratified",
  "low-discrepancy",
  "mirrored",
] as const;

/** Fills `out` with rows of step `step`; a float32 uniform times an integer is exact in float64. */
export function fillRows(
  sampler: (typeof rowSamplers)[number],
  rng: Rng,
  step: number,
  rows: number,
  out: Int32Array,
  uniforms: Float32Array,
): void {
  const batch = out.length;
  const draw = (count: number): Float32Array => rng.fillUniform(uniforms.subarray(0, count));
  if (sampler === "uniform" || sampler === "antithetic") {
    const count = sampler === "uniform" ? batch : Math.floor(batch / 2) + 1;
    const u = draw(count);
    for (let i = 0; i < batch; i++) {
      out[i] = i < count ? Math.floor(u[i]! * rows) : rows - 1 - out[i - count]!;
    }
  } else if (sampler === "stratified") {
    const u = draw(batch);
    for (let i = 0; i < batch; i++) out[i] = Math.floor(((i + u[i]!) * rows) / batch);
  } else if (sampler === "low-discrepancy") {
    const [u] = draw(1);
    for (let i = 0; i < batch; i++) out[i] = Math.floor(((i + u!) * rows) / batch);
  } else {
    const [u] = draw(1);
    const half = Math.ceil(batch / 2);
    for (let i = 0; i < half; i++) out[i] = Math.floor(((i + u!) * rows) / half);
    // Of an odd batch one mirror image is left out, each in its turn.
    const leftOut = batch % 2 === 0 ? half : step % half;
    for (let i = half; i < batch; i++) {
      out[i] = rows - 1 - out[i - half < leftOut ? i - half : i - half + 1]!;
    }
  }
}
