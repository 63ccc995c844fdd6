const LN_2 = 0.6931471805599453;

/**
 * A cost in nats per sample, as bits per element of a sample.
 *
 * bits = nats / (d ln 2). Of a bound with the discrete decoder (`decoderTerm`) it is the number that
 * papers report; of a density of continuous data it depends on the unit of the data.
 *
 * @param nats - A cost in nats, or one per sample.
 * @param dimension - How many elements d a sample has, an integer >= 1.
 * @throws RangeError if `dimension` is not an integer >= 1.
 */
export function bitsPerDimension(nats: number, dimension: number): number;
export function bitsPerDimension(
  nats: ArrayLike<number>,
  dimension: number,
): Float64Array<ArrayBuffer>;
export function bitsPerDimension(
  nats: number | ArrayLike<number>,
  dimension: number,
): number | Float64Array<ArrayBuffer> {
  if (!(Number.isInteger(dimension) && dimension >= 1)) {
    throw new RangeError(`bitsPerDimension: dimension must be an integer >= 1; got ${dimension}`);
  }
  const unit = dimension * LN_2;
  return typeof nats === "number" ? nats / unit : Float64Array.from(nats, (each) => each / unit);
}
