/** Two sorted float64 copies; at least one number each, none NaN. */
export function checkTwoLists(
  name: string,
  x: ArrayLike<number>,
  y: ArrayLike<number>,
): [Float64Array, Float64Array] {
  const sorted = (field: string, values: ArrayLike<number>): Float64Array => {
    if (!(values?.length > 0)) {
      throw new TypeError(`${name}: ${field} must hold at least one number; got ${values?.length}`);
    }
    const copy = Float64Array.from(values).sort();
    if (Number.isNaN(copy.at(-1)))
      throw new RangeError(`${name}: ${field} must be numbers; got NaN`);
    return copy;
  };
  return [sorted("x", x), sorted("y", y)];
}
