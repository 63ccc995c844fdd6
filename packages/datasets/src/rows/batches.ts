import { permutation, type Rng } from "@inkwash/random";
import { checkChoice, checkCount, describe } from "../check.ts";
import { checkSamples } from "../check-samples.ts";
import { allocate } from "../columns.ts";
import { quantity } from "../draw.ts";
import type { Labelled } from "./take.ts";

/** What {@link batches} is told. */
export interface BatchesOptions {
  /** Samples per batch, a positive integer. */
  readonly size: number;
  /**
   * Where the random orders come from: pass e of a Stream has the order of (seed, e), whatever came
   * before. Left out, every pass is in the samples' own order.
   */
  readonly rng?: Rng | undefined;
  /** How many passes over the samples, a positive integer. @defaultValue 1 */
  readonly passes?: number | undefined;
  /** The number of the first pass, an integer in [0, Infinity): where a run goes on. @defaultValue 0 */
  readonly first?: number | undefined;
  /** Whether the last batch of a pass, where it is short, is kept or dropped. @defaultValue "keep" */
  readonly last?: "keep" | "drop" | undefined;
}

/** Buffers for one batch, made once. */
function buffers<T extends Labelled>(samples: T, size: number, d: number): Labelled {
  const { data, label, parameter } = samples;
  return {
    data: allocate(size * d, data instanceof Float64Array ? "float64" : "float32"),
    shape: samples.shape,
    label: label && new Float64Array(size),
    parameter: parameter && new Float64Array(size),
  };
}

/** Rows [from, to) of `of`, as views. */
function view<T extends Labelled>(
  samples: T,
  of: Labelled,
  from: number,
  to: number,
  d: number,
): T {
  return {
    ...samples,
    data: of.data.subarray(from * d, to * d),
    shape: [to - from, ...samples.shape.slice(1)],
    ...(of.label && { label: of.label.subarray(from, to) }),
    ...(of.parameter && { parameter: of.parameter.subarray(from, to) }),
  };
}

/**
 * Batches of samples without copies, every sample once per pass.
 *
 * With `rng` each pass has a random order of its own and all batches share one buffer: a batch holds
 * until the next is asked for, so copy what is to stay. Without, batches are views of the samples.
 *
 * @param samples - Samples [n, ...]; `label` and `parameter` go along.
 * @param options - See {@link BatchesOptions}.
 * @returns A generator of ceil(n / size) batches per pass, floor(n / size) with `last: "drop"`.
 * @throws TypeError if shape and data do not fit.
 * @throws RangeError if an option is out of range, or no batch would be left.
 */
export function batches<T extends Labelled>(
  samples: T,
  options: BatchesOptions,
): Generator<T, void, void> {
  const { n, d } = checkSamples("batches", samples);
  const { size, rng, passes = 1, first = 0, last = "keep" } = options;
  checkCount("batches", "size", size);
  checkCount("batches", "passes", passes);
  checkChoice("batches", "last", last, ["keep", "drop"]);
  if (!(Number.isSafeInteger(first) && first >= 0)) {
    throw new RangeError(`batches: first must be an integer in [0, 2^53); got ${describe(first)}`);
  }
  if (last === "drop" && size > n) {
    throw new RangeError(
      `batches: size must be at most n (${n}) where a short batch is dropped; got ${size}`,
    );
  }
  const end = last === "drop" ? n - (n % size) : n;
  return (function* () {
    const shared = rng && buffers(samples, Math.min(size, n), d);
    for (let pass = first; pass < first + passes; pass++) {
      const order = rng && permutation(n, quantity(rng, `pass ${pass}`));
      for (let from = 0; from < end; from += size) {
        const count = Math.min(size, end - from);
        if (shared === undefined || order === undefined) {
          yield view(samples, samples, from, from + count, d);
          continue;
        }
        gather(samples, shared, order.subarray(from, from + count), d);
        yield view(samples, shared, 0, count, d);
      }
    }
  })();
}

/** Copies the rows at `places` to the beginning of the buffers. */
function gather(from: Labelled, to: Labelled, places: Uint32Array, d: number): void {
  for (let i = 0; i < places.length; i++) {
    const place = places[i]!;
    for (let j = 0; j < d; j++) to.data[i * d + j] = from.data[place * d + j]!;
    if (to.label) to.label[i] = from.label![place]!;
    if (to.parameter) to.parameter[i] = from.parameter![place]!;
  }
}
