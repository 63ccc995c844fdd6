import { checkNonNegative, type DrawOptions } from "./check.ts";
import { checkColumns, interleave, type ColumnOptions } from "./columns.ts";
import { isStream, quantity } from "./draw.ts";
import type { Dataset } from "./types.ts";

/** What the sets about curves are told. */
export interface CloudOptions extends DrawOptions, ColumnOptions {
  /**
   * Standard deviation of the Gaussian noise, before scaling, in [0, Infinity). Left out, a plain
   * Rng is not asked for it where scikit-learn's `None` does not either. @defaultValue 0
   */
  readonly noise?: number | undefined;
}

/** Checks a cloud's noise together with its columns. */
export function checkCloud(
  name: string,
  options: ColumnOptions & { readonly noise?: number | undefined },
  available: number,
): void {
  if (options.noise !== undefined) checkNonNegative(name, "noise", options.noise);
  checkColumns(name, options, available);
}

/** A cloud before noise and scaling: its coordinates, each of length n, and what goes along. */
export interface Cloud extends Pick<Dataset, "name" | "label" | "parameter"> {
  readonly coordinates: readonly Float64Array[];
}

/** Noise, one fill of [n, d], then columns and scale: the last steps of every cloud. */
export function finish(
  caller: string,
  { coordinates, ...rest }: Cloud,
  options: Omit<CloudOptions, "n">,
): Dataset {
  const { rng, noise, scale = 1, precision = "float32" } = options;
  const { columns = coordinates.map((_, c) => c) } = options;
  const d = coordinates.length;
  if (noise !== undefined && !(noise === 0 && isStream(rng))) {
    const z = quantity(rng, "noise").fillNormal(new Float64Array(d * coordinates[0]!.length));
    coordinates.forEach((column, c) => {
      for (let i = 0; i < column.length; i++) column[i]! += noise * z[d * i + c]!;
    });
  }
  return { ...rest, ...interleave(caller, coordinates, columns, scale, precision) };
}
