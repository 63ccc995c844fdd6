import { toCsv, toNpy, toPng } from "@inkwash/datasets";
import { documentJsonSchema, drawData, type DrawnData } from "@inkwash/experiment";
import { createReport } from "@inkwash/report";
import { dirname, extname, resolve } from "node:path";
import { Failure, refusal } from "../failure.ts";
import { print } from "../print.ts";
import { count } from "../words.ts";
import { writeAtomic } from "../write-atomic.ts";

/** The options of `inkwash data`. */
export interface DataCommandOptions {
  readonly n: number;
  readonly seed: number;
  readonly out: string;
}

/** Draws from a set, or lists the sets where no name is given. */
export async function dataCommand(
  name: string | undefined,
  { n, seed, out }: DataCommandOptions,
): Promise<void> {
  const sets = knownSets();
  if (name === undefined) {
    print(["Data sets:", ...[...sets.keys()].map((each) => `  ${each}`), ""].join("\n"));
    return;
  }
  const set = sets.get(name);
  if (!set) throw new Failure(`there is no set ${name}; there are ${[...sets.keys()].join(", ")}`);
  const encode = encoders.get(extname(out).toLowerCase());
  if (!encode) {
    throw new Failure(`--out must end in ${[...encoders.keys()].join(", ")}; got ${out}`);
  }
  const data = { ...set.data, ...(set.endless ? { n } : {}), standardise: false };
  const document = { version: 1, name: "data", seed, data, schedule: { kind: "linear" } };
  const samples = (await drawData(document))!;
  const bytes = encode(samples);
  try {
    await writeAtomic(resolve(out), bytes);
  } catch (error) {
    const reason = refusal(error);
    if (reason === undefined) throw error;
    throw new Failure(`${out} cannot be written to ${dirname(resolve(out))}: ${reason}`);
  }
  print(`${count(samples.shape[0]!)} samples of ${name} (seed ${seed}) are in ${out}`);
}

interface KnownSet {
  readonly data: object;
  /** Whether it can be told how many to draw. */
  readonly endless: boolean;
}

interface Branch {
  readonly required: readonly string[];
  readonly properties: Readonly<
    Record<string, { const?: string; enum?: string[]; anyOf?: { enum?: string[] }[] }>
  >;
}

/** The sets that need nothing said but their name, and the mixtures that have one. */
function knownSets(): ReadonlyMap<string, KnownSet> {
  const { properties } = documentJsonSchema() as {
    properties: { data: { oneOf: readonly Branch[] } };
  };
  return new Map(
    properties.data.oneOf.flatMap((branch) => {
      const { kind, mixture, n } = branch.properties;
      const kinds = kind!.enum ?? [kind!.const!];
      const endless = n !== undefined;
      if (mixture) {
        const names = mixture.anyOf?.flatMap((each) => each.enum ?? []) ?? [];
        return names.map((name) => [name, { data: { kind: "mixture", mixture: name }, endless }]);
      }
      if (branch.required.length > 1) return [];
      return kinds.map((each) => [each, { data: { kind: each }, endless }]);
    }) as [string, KnownSet][],
  );
}

const encoders: ReadonlyMap<string, (samples: DrawnData) => Uint8Array> = new Map([
  [".csv", (samples) => toCsv(samples)],
  [".npy", (samples) => toNpy(samples)],
  [".png", picture],
]);

/** Images as a contact sheet; points as the first frame of a film. */
function picture(samples: DrawnData): Uint8Array {
  const { data, shape } = samples;
  if (shape.length === 4) return toPng(samples);
  const frame = { subject: "data", frame: 0, frames: 1, level: 0, levels: 1 } as const;
  const x = { data, shape };
  const files = createReport().push({ type: "forward-step", ...frame, signal: 1, noise: 0, x });
  const png = files.find(({ name }) => name.endsWith(".png"));
  if (!png)
    throw new Failure(`points of ${shape[1]} coordinates have no picture; use .csv or .npy`);
  return png.bytes;
}
