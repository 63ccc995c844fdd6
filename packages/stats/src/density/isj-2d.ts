import { exp, pow } from "@inkwash/special";
import { type Axis, linearBinning } from "./binning.ts";
import { cosineTransform } from "./fft.ts";
import { leastRoot } from "./isj.ts";

/** As many nodes along each axis as Botev takes. */
const nodes = 2 ** 8;

/** An axis of the grid and its whole width. */
interface Range extends Axis {
  readonly width: number;
}

/** Functions of the smoothed data: norms of mixed derivatives, by their orders and the time. */
type Norm = (orders: readonly [number, number], t: number) => number;

/** (-1)^s 1 * 3 * ... * (2 s - 1) / sqrt(2 pi): the 2s-th derivative of the normal density at 0. */
const atZero = [1, -1, 3, -15, 105].map((k) => k / Math.sqrt(2 * Math.PI));

/** psi: (-1)^(i+j) pi^(2(i+j)) sum a^2 k^(2i) l^(2j) exp(-(k^2 + l^2) pi^2 t), halved on borders. */
function plainNorm(squares: Float64Array): Norm {
  return ([i, j], t) => {
    const along = (order: number): Float64Array =>
      Float64Array.from({ length: nodes }, (_, k) => {
        const rate = (Math.PI * k) ** 2;
        return exp(-rate * t) * (k === 0 ? 1 : 0.5) * (order === 0 ? 1 : pow(rate, order));
      });
    const [x, y] = [along(i), along(j)];
    let sum = 0;
    for (let k = 0; k < nodes; k++) {
      let row = 0;
      for (let l = 0; l < nodes; l++) row += squares[k * nodes + l]! * y[l]!;
      sum += x[k]! * row;
    }
    return (i + j) % 2 === 0 ? sum : -sum;
  };
}

/** The norm at the time that is best for it, from norms one order higher, up to order 5. */
function stagedNorm(norm: Norm, n: number): Norm {
  const staged: Norm = ([i, j], t) => {
    const order = i + j;
    if (order > 4) return norm([i, j], t);
    const higher = staged([i + 1, j], t) + staged([i, j + 1], t);
    const factor = (1 + pow(0.5, order + 1)) / 3;
    const time = pow((-2 * factor * atZero[i]! * atZero[j]!) / (n * higher), 1 / (2 + order));
    return norm([i, j], time);
  };
  return staged;
}

/**
 * Botev's bandwidths of points of the plane: the deviations of the kernels along x and along y.
 *
 * @see {@link https://arxiv.org/abs/1011.2602 | arXiv:1011.2602}, sec. 5.2
 */
export function isjBandwidths(
  name: string,
  points: Float64Array,
  share: Float64Array,
  effective: number,
): [number, number] {
  const ranges = [0, 1].map((offset) => {
    let [low, high] = [Infinity, -Infinity];
    for (let i = 0; i < share.length; i++) {
      if (share[i] === 0) continue;
      low = Math.min(low, points[2 * i + offset]!);
      high = Math.max(high, points[2 * i + offset]!);
    }
    const width = 1.5 * (high - low);
    return { start: low - width / 6, step: width / (nodes - 1), length: nodes, width };
  }) as [Range, Range];
  const binned = linearBinning(points, share, ranges);
  const half = cosineTransform(binned, nodes);
  const turned = half.map((_, k) => half[(k % nodes) * nodes + Math.trunc(k / nodes)]!);
  const both = cosineTransform(turned, nodes);
  // Transformed along y first; coefficients count double but for the constant ones.
  const squares = both.map((_, at) => {
    const [k, l] = [Math.trunc(at / nodes), at % nodes];
    const a = both[l * nodes + k]! * (k === 0 ? 1 : 2) * (l === 0 ? 1 : 2);
    return a * a;
  });
  const staged = stagedNorm(plainNorm(squares), effective);
  const t = leastRoot((time) => {
    const sum = staged([0, 2], time) + staged([2, 0], time) + 2 * staged([1, 1], time);
    return pow(2 * Math.PI * effective * sum, -1 / 3) - time;
  });
  if (t === Infinity) {
    throw new RangeError(`${name}: "isj" finds no bandwidth for so few points; take "silverman"`);
  }
  const [yy, xx, xy] = [staged([0, 2], t), staged([2, 0], t), staged([1, 1], t)];
  const deviation = (own: number, other: number): number =>
    pow(
      pow(other, 0.75) / (4 * Math.PI * effective * pow(own, 0.75) * (xy + Math.sqrt(xx * yy))),
      1 / 6,
    );
  return [deviation(xx, yy) * ranges[0].width, deviation(yy, xx) * ranges[1].width];
}
