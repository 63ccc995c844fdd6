import { isNarrow } from "./extent.ts";
import type { Samples } from "./types.ts";

/** Refuses anything but a positive integer. */
export function checkCount(who: string, name: string, value: number): void {
  if (!(Number.isSafeInteger(value) && value > 0)) {
    throw new RangeError(`${who}: ${name} must be a positive integer; got ${value}`);
  }
}

/** Refuses anything but a finite number above 0. */
export function checkPositive(who: string, name: string, value: number): void {
  if (!(value > 0 && value < Infinity)) {
    throw new RangeError(`${who}: ${name} must be a positive number; got ${value}`);
  }
}

/** Refuses an interval that is not finite and ascending, or too short to be divided. */
export function checkInterval(
  who: string,
  name: string,
  interval: readonly [number, number],
): void {
  const [low, high] = interval;
  if (!(low < high && high - low < Infinity)) {
    throw new RangeError(`${who}: ${name} must be finite and ascending; got [${low}, ${high}]`);
  }
  if (isNarrow(interval)) {
    throw new RangeError(`${who}: ${name} is too narrow to draw; got [${low}, ${high}]`);
  }
}

/** Refuses arrays of different lengths. */
export function checkLength(who: string, name: string, actual: number, expected: number): void {
  if (actual !== expected) {
    throw new TypeError(`${who}: ${name} must have length ${expected}; got ${actual}`);
  }
}

/** Refuses NaN and infinities, naming the first one. */
export function checkFinite(who: string, name: string, values: ArrayLike<number>): void {
  for (let i = 0; i < values.length; i++) {
    if (!Number.isFinite(values[i]!)) {
      throw new RangeError(`${who}: ${name} must be finite; got ${values[i]} at index ${i}`);
    }
  }
}

/** The number of points of samples [n, 2]; refuses any other shape. */
export function pointsIn(who: string, name: string, points: Samples): number {
  const { data, shape } = points;
  if (shape.length !== 2 || shape[1] !== 2 || data.length !== shape[0]! * 2) {
    throw new TypeError(
      `${who}: ${name} must have shape [n, 2] and 2 n elements; got [${shape.join(", ")}] and ${data.length}`,
    );
  }
  return shape[0]!;
}

/** Refuses a shape that is not [n, 1 or 3, height, width]. */
export function checkShape(who: string, shape: readonly number[]): void {
  const whole = shape.length === 4 && shape.every((size) => Number.isSafeInteger(size) && size > 0);
  if (!whole || (shape[1] !== 1 && shape[1] !== 3)) {
    throw new TypeError(
      `${who}: images must have shape [n, 1 or 3, height, width]; got [${shape.join(", ")}]`,
    );
  }
}

/** The sizes of images [n, channels, height, width] with 1 or 3 channels; refuses any other shape. */
export function imagesIn(
  who: string,
  images: Samples,
): {
  readonly n: number;
  readonly channels: 1 | 3;
  readonly height: number;
  readonly width: number;
} {
  const { data, shape } = images;
  checkShape(who, shape);
  const [n, channels, height, width] = shape as [number, 1 | 3, number, number];
  checkLength(who, "images.data", data.length, n * channels * height * width);
  return { n, channels, height, width };
}
