import { type Dataset, readSamples, toCsv, toNpy, toPng } from "@inkwash/datasets";
import { answer } from "../desk.ts";
import { catalogue, type Draw } from "./catalogue.ts";
import { drawSet } from "./makers.ts";

/** What the page of data sets asks. */
export type Question =
  | { readonly ask: "gallery"; readonly seed: number }
  | { readonly ask: "set"; readonly name: string; readonly draw: Draw }
  | { readonly ask: "file"; readonly file: File; readonly label?: string | undefined };

/** Samples, and the same as files. */
export interface Drawn {
  readonly data: Dataset;
  readonly csv: Uint8Array<ArrayBuffer>;
  readonly npy: Uint8Array<ArrayBuffer>;
  /** A contact sheet of the first samples, where these are pictures. */
  readonly sheet?: Uint8Array<ArrayBuffer> | undefined;
}

/** As many numbers of a file as a page should hold. */
const most = 2 ** 22;

/** Samples of a thumbnail. */
const few = 700;

/** The pictures of a contact sheet. */
const pictures = 64;

function sheetOf({ data, shape }: Dataset): Uint8Array<ArrayBuffer> | undefined {
  const [n, channels, height, width] = shape;
  if (shape.length !== 4 || (channels !== 1 && channels !== 3)) return undefined;
  const shown = Math.min(n!, pictures);
  const size = channels * height! * width!;
  return toPng({ data: data.subarray(0, shown * size), shape: [shown, channels, height!, width!] });
}

function drawn(data: Dataset, labelled: boolean): Drawn {
  const label = labelled ? data.label : undefined;
  return { data, csv: toCsv(data, { label }), npy: toNpy(data), sheet: sheetOf(data) };
}

async function gallery(seed: number): Promise<readonly (readonly [string, Drawn])[]> {
  const all = Object.entries(catalogue).map(async ([name, { noise, words, labelled }]) => {
    const n = labelled ? pictures : few;
    const data = await drawSet(name, { n, seed, noise, words });
    return [name, { ...drawn(data, false), csv: new Uint8Array(), npy: new Uint8Array() }] as const;
  });
  return Promise.all(all);
}

answer(async (question: Question) => {
  switch (question.ask) {
    case "gallery":
      return gallery(question.seed);
    case "set": {
      const data = await drawSet(question.name, question.draw);
      return drawn(data, catalogue[question.name]!.labelled ?? false);
    }
    case "file": {
      const { file, label } = question;
      const data = await readSamples(file, { maxElements: most, ...(label && { label }) });
      return drawn(data, data.label !== undefined);
    }
  }
});
