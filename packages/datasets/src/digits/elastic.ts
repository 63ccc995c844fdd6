import { sin } from "@inkwash/special";

/** Uniforms that one field takes. */
export const FIELD = 16;

/**
 * A smooth random displacement of the plane: two waves for each coordinate.
 *
 * dx = sum a sin(p x + q y + phase), a in [0, amplitude], p and q in [-frequency, frequency].
 *
 * @see {@link https://doi.org/10.1109/ICDAR.2003.1227801 | Simard, Steinkraus and Platt (2003)}, whose
 *   blurred noise these waves stand for
 */
export function elastic(
  u: Float64Array,
  amplitude: number,
  frequency: number,
): (x: number, y: number) => [number, number] {
  const wave = (at: number, x: number, y: number): number => {
    const [p, q] = [2 * u[at + 1]! - 1, 2 * u[at + 2]! - 1];
    const phase = frequency * (p * x + q * y) + 2 * Math.PI * u[at + 3]!;
    return amplitude * u[at]! * sin(phase);
  };
  return (x, y) => [x + wave(0, x, y) + wave(4, x, y), y + wave(8, x, y) + wave(12, x, y)];
}
