import type { Samples } from "./types.ts";

/** An array whose length is the product of its shape, batch first. */
export function checkSamples(who: string, name: string, x: Samples): void {
  const { data, shape } = x;
  if (!(data instanceof Float32Array || data instanceof Float64Array)) {
    throw new TypeError(`${who}: ${name}.data must be a Float32Array or a Float64Array`);
  }
  const size = shape.reduce((product, length) => product * length, 1);
  if (shape.length === 0 || size !== data.length) {
    throw new RangeError(
      `${who}: ${name}.data.length must be the product of its shape [${shape.join(", ")}]; ` +
        `got ${data.length}`,
    );
  }
}

/** Another array of the same length and precision as `x`. */
export function checkAlike(who: string, name: string, other: Samples, x: Samples): void {
  checkSamples(who, name, other);
  if (other.data.length !== x.data.length) {
    throw new RangeError(
      `${who}: ${name} must have as many elements as the data (${x.data.length}); ` +
        `got ${other.data.length}`,
    );
  }
  if (other.data instanceof Float32Array !== x.data instanceof Float32Array) {
    throw new TypeError(`${who}: ${name} and the data must both be float32 or both be float64`);
  }
}

/** A finite coefficient for the whole batch, or one for each of its `rows` samples. */
export function checkCoefficient(
  who: string,
  name: string,
  value: number | Float64Array,
  rows: number,
): void {
  const bad = (typeof value === "number" ? [value] : Array.from(value)).find(
    (number) => !Number.isFinite(number),
  );
  if (bad !== undefined) throw new RangeError(`${who}: ${name} must be finite; got ${bad}`);
  if (typeof value !== "number" && value.length !== rows) {
    throw new RangeError(
      `${who}: ${name} must be a number or hold one number for each of the ${rows} samples; ` +
        `got ${value.length}`,
    );
  }
}
