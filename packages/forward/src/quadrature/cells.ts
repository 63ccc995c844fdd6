import { inverse, solveLower } from "../cholesky.ts";
import type { Component } from "../evaluator.ts";
import { cut, type Box } from "./integrate.ts";

/** Beyond so many standard deviations there is less than 1e-22 of a Gaussian. */
const REACH = 10;
/** The longest half side, in standard deviations along it, that lets a rule of 15 points see a bell. */
const COARSEST = 4;

/** A Gaussian as the cells see it. */
type Bell = Pick<Component, "mean" | "factor">;

/**
 * Boxes that together hold all of some Gaussians in one or two dimensions, small enough where a
 * narrow one is that no rule steps over it.
 *
 * @throws RangeError if that needs more than `maxCells` boxes.
 */
export function cells(who: string, bells: readonly Bell[], d: number, maxCells: number): Box[] {
  const sides = bells.map(({ factor }) => axes(factor, d));
  const low = new Float64Array(d).fill(Infinity);
  const high = new Float64Array(d).fill(-Infinity);
  bells.forEach(({ mean }, k) => {
    for (let i = 0; i < d; i++) {
      low[i] = Math.min(low[i]!, mean[i]! - REACH * sides[k]!.whole[i]!);
      high[i] = Math.max(high[i]!, mean[i]! + REACH * sides[k]!.whole[i]!);
    }
  });
  const whole: Box = {
    center: Array.from(low, (value, i) => value + (high[i]! - value) / 2),
    half: Array.from(low, (value, i) => (high[i]! - value) / 2),
  };
  const found: Box[] = [];
  const open: Box[] = [whole];
  for (let box = open.pop(); box !== undefined; box = open.pop()) {
    const axis = coarseAxis(box, bells, sides);
    if (axis === undefined) found.push(box);
    else open.push(...cut(box, axis));
    if (found.length + open.length > maxCells) {
      throw new RangeError(
        `${who}: components as narrow as these, so far apart, need more than ${maxCells} cells; ` +
          `raise options.maxCells`,
      );
    }
  }
  return found;
}

interface Sides {
  /** The standard deviation of each coordinate. */
  readonly whole: Float64Array;
  /** That of each coordinate once the others are known, the scale on which the bell changes along it. */
  readonly given: Float64Array;
}

function axes(factor: Float64Array, d: number): Sides {
  const precision = inverse(factor, d);
  const whole = new Float64Array(d);
  for (let i = 0; i < d; i++) {
    let variance = 0;
    for (let j = 0; j <= i; j++) variance += factor[i * d + j]! * factor[i * d + j]!;
    whole[i] = Math.sqrt(variance);
  }
  return { whole, given: whole.map((_, i) => 1 / Math.sqrt(precision[i * d + i]!)) };
}

/** The axis along which a box is too long for a bell that reaches it, the worst one. */
function coarseAxis(
  { center, half }: Box,
  bells: readonly Bell[],
  sides: readonly Sides[],
): number | undefined {
  let worst = COARSEST;
  let axis: number | undefined;
  bells.forEach((bell, k) => {
    half.forEach((h, i) => {
      const length = h / sides[k]!.given[i]!;
      if (length > worst && reaches(bell, center, half)) [worst, axis] = [length, i];
    });
  });
  return axis;
}

/** Whether the nearest corner of a box may lie within REACH standard deviations of a bell. */
function reaches(
  { mean, factor }: Bell,
  center: readonly number[],
  half: readonly number[],
): boolean {
  const d = center.length;
  const length = (vector: readonly number[]): number => {
    const solved = Float64Array.from(vector);
    solveLower(factor, solved, 0, d);
    return Math.sqrt(solved.reduce((sum, value) => sum + value * value, 0));
  };
  const away = length(center.map((c, i) => c - mean[i]!));
  const mirrored = half.map((h, i) => (i === 0 ? -h : h));
  return away - Math.max(length(half), length(mirrored)) <= REACH;
}
