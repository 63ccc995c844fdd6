import { log1p } from "@inkwash/special";

const f = Math.fround;

/** Giles' polynomials in w = -ln(1 - x^2): in w - 2.5 below 5, in sqrt(w) - 3 from there on. */
const CENTRAL = [
  2.81022636e-8, 3.43273939e-7, -3.5233877e-6, -4.39150654e-6, 2.1858087e-4, -1.25372503e-3,
  -4.17768164e-3, 2.46640727e-1, 1.50140941,
].map(f);
const TAIL = [
  -2.00214257e-4, 1.00950558e-4, 1.34934322e-3, -3.67342844e-3, 5.73950773e-3, -7.6224613e-3,
  9.43887047e-3, 1.00167406, 2.83297682,
].map(f);

/**
 * The inverse error function of XLA in float32, for x in (-1, 1).
 *
 * @see Giles, Approximating the erfinv function, GPU Computing Gems, Jade edition (2012), table 5
 */
export function erfInv32(x: number): number {
  const w = f(-f(log1p(f(x * -x))));
  const central = w < 5;
  const v = central ? f(w - 2.5) : f(f(Math.sqrt(w)) - 3);
  let y = 0;
  for (const c of central ? CENTRAL : TAIL) y = f(c + f(y * v));
  return f(y * x);
}
