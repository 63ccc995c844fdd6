import { lgamma, log, pow } from "@inkwash/special";
import { moments } from "../moments.ts";
import { countByPlace, evenCells, evenEdges } from "./cells.ts";
import { quantile } from "./quantile.ts";

/** A rule for the number of equal bins. */
export type BinRule = "auto" | "freedman-diaconis" | "scott" | "sturges" | "knuth";

/** Knuth's rule looks at no more bins than this. */
const mostBins = 500;

type Width = (x: Float64Array) => number;

const spread = (x: Float64Array): number => {
  const { min, max } = moments(x);
  return max - min;
};

const sturges: Width = (x) => (spread(x) * Math.LN2) / (log(x.length) + Math.LN2);

const scott: Width = (x) =>
  pow((24 * Math.sqrt(Math.PI)) / x.length, 1 / 3) * Math.sqrt(moments(x).variance);

const freedmanDiaconis: Width = (x) => {
  const [low, high] = quantile(x, [0.25, 0.75]) as [number, number];
  return (2 * (high - low)) / pow(x.length, 1 / 3);
};

const auto: Width = (x) => {
  const width = freedmanDiaconis(x);
  return width > 0 ? Math.min(width, sturges(x)) : sturges(x);
};

const widths = { auto, scott, sturges, "freedman-diaconis": freedmanDiaconis };

/** The logarithm of the posterior of Knuth's piecewise constant density, up to a constant. */
function evidence(x: Float64Array, bins: number, low: number, high: number): number {
  const counts = countByPlace(x, evenCells(evenEdges(low, high, bins), [low, high - low], false));
  const n = x.length;
  let sum = n * log(bins) + lgamma(bins / 2) - bins * lgamma(0.5) - lgamma(n + bins / 2);
  for (let k = 0; k < bins; k++) sum += lgamma(counts[k]! + 0.5);
  return sum;
}

function knuth(x: Float64Array, low: number, high: number): number {
  let [best, most] = [1, -Infinity];
  for (let bins = 1; bins <= Math.min(x.length, mostBins); bins++) {
    const value = evidence(x, bins, low, high);
    if (value > most) [best, most] = [bins, value];
  }
  return best;
}

/** How many equal bins a rule asks for between low and high; values beyond them are not asked. */
export function binCount(
  values: Float64Array,
  rule: BinRule,
  [low, high]: readonly [number, number],
): number {
  const x = values.filter((v) => v >= low && v <= high);
  if (x.length === 0) return 1;
  if (rule === "knuth") return knuth(x, low, high);
  const rest = widths[rule];
  if (rest === undefined) throw new RangeError(`histogram: unknown rule for bins; got ${rule}`);
  const width = rest(x);
  return width > 0 ? Math.ceil((high - low) / width) : 1;
}
