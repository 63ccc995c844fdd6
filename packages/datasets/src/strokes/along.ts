import type { Rng } from "@inkwash/random";
import { placeOf, runningSums } from "../cumulative.ts";
import { uniforms } from "../draw.ts";
import type { Cloud } from "../cloud.ts";
import type { Polyline } from "./polyline.ts";

/** The straight pieces of some lines. */
interface Pieces {
  /** Four numbers per piece: where it begins and where it ends. */
  readonly ends: readonly (readonly [number, number, number, number])[];
  /** Which line a piece belongs to. */
  readonly owner: readonly number[];
  readonly lengths: readonly number[];
}

function piecesOf(lines: readonly Polyline[]): Pieces {
  const ends: [number, number, number, number][] = [];
  const owner: number[] = [];
  lines.forEach((line, k) => {
    for (let i = 1; i < line.length; i++) {
      ends.push([...line[i - 1]!, ...line[i]!]);
      owner.push(k);
    }
  });
  const lengths = ends.map(([a, b, c, d]) => Math.sqrt((c - a) * (c - a) + (d - b) * (d - b)));
  return { ends, owner, lengths };
}

/**
 * Points uniform in arc length over all lines: `label` is the line, `parameter` how far along it a
 * point lies, in [0, 1].
 */
export function along(
  caller: string,
  lines: readonly Polyline[],
  n: number,
  rng: Rng,
): Omit<Cloud, "name"> {
  const { ends, owner, lengths } = piecesOf(lines);
  const sums = runningSums(lengths);
  const total = sums.at(-1) ?? 0;
  if (!(total > 0 && total < Infinity)) {
    throw new RangeError(`${caller}: the lines must have a length; got ${total} in all`);
  }
  const starts = lines.map((_, k) => sums[owner.indexOf(k) - 1] ?? 0);
  const whole = lines.map((_, k) => (sums[owner.lastIndexOf(k)] ?? 0) - starts[k]!);
  const at = uniforms(rng, "place", n).map((u) => u * total);
  const [x, y, label, parameter] = [at.slice(), at.slice(), at.slice(), at.slice()];
  at.forEach((s, i) => {
    const piece = placeOf(sums, s);
    const [a, b, c, d] = ends[piece]!;
    const part = Math.min(1, Math.max(0, (s - (sums[piece - 1] ?? 0)) / lengths[piece]!));
    x[i] = a + part * (c - a);
    y[i] = b + part * (d - b);
    const k = owner[piece]!;
    label[i] = k;
    parameter[i] = Math.min(1, (s - starts[k]!) / whole[k]!);
  });
  return { coordinates: [x, y], label, parameter };
}
