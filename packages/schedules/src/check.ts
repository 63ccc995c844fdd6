const MAX_STEPS = 2 ** 24;

/** A step count: above 2^24 a step index would no longer be exact in the float32 of a network. */
export function checkSteps(who: string, steps: number): void {
  checkCount(who, "steps", steps);
}

/** The length of a table that somebody else made, one number per step. */
export function checkLength(who: string, name: string, length: number): void {
  if (!(length >= 1 && length <= MAX_STEPS)) {
    throw new RangeError(
      `${who}: ${name} must hold between 1 and ${MAX_STEPS} numbers; got ${length}`,
    );
  }
}

/** A probability-like number. */
export function checkUnit(who: string, name: string, value: number): void {
  if (!(value >= 0 && value <= 1)) {
    throw new RangeError(`${who}: ${name} must be in [0, 1]; got ${value}`);
  }
}

/** A finite number > 0. */
export function checkPositive(who: string, name: string, value: number): void {
  if (!(value > 0 && value < Infinity)) {
    throw new RangeError(`${who}: ${name} must be a finite number > 0; got ${value}`);
  }
}

/** A finite number. */
export function checkFinite(who: string, name: string, value: number): void {
  if (!Number.isFinite(value)) {
    throw new RangeError(`${who}: ${name} must be a finite number; got ${value}`);
  }
}

/** A whole number of at least 1. */
export function checkCount(who: string, name: string, value: number): void {
  if (!(Number.isInteger(value) && value >= 1 && value <= MAX_STEPS)) {
    throw new RangeError(`${who}: ${name} must be an integer in [1, ${MAX_STEPS}]; got ${value}`);
  }
}

/** One of a fixed list of words. */
export function checkWord(
  who: string,
  name: string,
  value: string,
  words: readonly string[],
): void {
  if (!words.includes(value)) {
    const list = words.map((word) => `"${word}"`).join(", ");
    throw new RangeError(`${who}: ${name} must be one of ${list}; got ${JSON.stringify(value)}`);
  }
}
