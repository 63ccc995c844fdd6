/** What a set is drawn with. */
export interface Draw {
  /** How many samples, a positive integer. */
  readonly n: number;
  /** An integer in [0, 2^53). */
  readonly seed: number;
  /** Standard deviation about the curve, where the set has one. */
  readonly noise?: number | undefined;
  /** What is written, where the set writes. */
  readonly words?: string | undefined;
}

/** One set of the gallery as a reader meets it; `makers.ts` has the functions. */
export interface Entry {
  readonly label: string;
  /** One line about its law. */
  readonly law: string;
  /** Where a set has noise: how much at first. */
  readonly noise?: number;
  /** Where a set is told words: what, at first. */
  readonly words?: string;
  /** Whether its samples have classes that a file should keep. */
  readonly labelled?: boolean;
  /** What a program imports beside `philox`: names of `@inkwash/datasets`, or whole lines. */
  readonly imports: readonly string[];
  /** The call in a program; `options` are the fields `n`, `rng` and `noise`. */
  call(options: string, draw: Draw): string;
}

/** The corners of a star. */
export const star: readonly (readonly [number, number])[] = Array.from({ length: 10 }, (_, i) => {
  const [radius, angle] = [i % 2 === 0 ? 1 : 0.4, Math.PI * (0.5 + i / 5)];
  const short = (x: number): number => Math.round(1000 * radius * x) / 1000;
  return [short(Math.cos(angle)), short(Math.sin(angle))];
});

/** A drop of ink. */
const drop = "M12 2 C12 2 5 10 5 15 C5 19 8 22 12 22 C16 22 19 19 19 15 C19 10 12 2 12 2 Z";

/** A set that is a function of its options alone. */
function plain(
  name: string,
  label: string,
  law: string,
  rest: Pick<Entry, "noise" | "labelled"> = {},
): Entry {
  return { label, law, imports: [name], call: (options) => `${name}(${options})`, ...rest };
}

function mixture(name: string, label: string, law: string): Entry {
  const call = (options: string): string => `sampleMixture(${name}, ${options})`;
  return { label, law, imports: ["sampleMixture", name], call };
}

/** The gallery, by the names in links. */
export const catalogue: Readonly<Record<string, Entry>> = {
  "swiss-roll": plain("swissRoll", "Swiss roll", "a rolled-up sheet, columns 0 and 2 over 10", {
    noise: 0.1,
  }),
  "s-curve": plain("sCurve", "S-curve", "a sheet bent like an S, columns 0 and 2 over 10", {
    noise: 0.1,
  }),
  moons: plain("moons", "Two moons", "two half circles, uniform in angle", { noise: 0.1 }),
  circles: plain("circles", "Circles", "a circle within a circle", { noise: 0.05 }),
  rings: plain("rings", "Rings", "circles of radius 0.75 to 3, each as likely", { noise: 0.08 }),
  "two-spirals": plain("twoSpirals", "Two spirals", "two arms, each one and a half times round", {
    noise: 0.1,
  }),
  pinwheel: plain("pinwheel", "Pinwheel", "five bent Gaussian blades"),
  checkerboard: plain("checkerboard", "Checkerboard", "uniform on every other cell of 4 × 4"),
  "eight-gaussians": mixture("eightGaussians", "Eight Gaussians", "equal components on a circle"),
  "twenty-five-gaussians": mixture(
    "twentyFiveGaussians",
    "25 Gaussians",
    "equal components on a grid",
  ),
  "five-hills": mixture("fiveHills", "Five hills", "the mixture of tutorial 000 in the plane"),
  "random-mixture": {
    label: "Random mixture",
    law: "four components, random means and full covariances",
    imports: ["randomMixture", "sampleMixture"],
    call: (options, { seed }) =>
      `sampleMixture(randomMixture({ rng: philox(${seed}).fork("law"), components: 4 }), ${options})`,
  },
  blobs: plain("blobs", "Blobs", "three round blobs in random places"),
  text: {
    label: "Words",
    law: "a single-stroke font, uniform along the pen",
    noise: 0.01,
    words: "ink",
    imports: ["text"],
    call: (options, { words }) => `text(${JSON.stringify(words)}, ${options})`,
  },
  "svg-path": {
    label: "SVG path",
    law: "uniform inside the path of an SVG",
    noise: 0,
    words: drop,
    imports: ["svgPath"],
    call: (options, { words }) =>
      `svgPath(${JSON.stringify(words)}, { ...${options}, fill: "nonzero" })`,
  },
  outline: {
    label: "Outline",
    law: "uniform along a closed polygon",
    noise: 0.01,
    imports: ["outline"],
    call: (options) => `outline(${JSON.stringify(star)}, ${options})`,
  },
  darkness: {
    label: "Darkness of a picture",
    law: "as dense as a picture is dark",
    imports: [
      "darkness",
      "decodeImage",
      'import { chelsea } from "@inkwash/datasets/pictures/chelsea";',
    ],
    call: (options) => `darkness(decodeImage(chelsea, { channels: 1 }), ${options})`,
  },
  "three-hills": mixture("threeHills", "Three hills", "the mixture of tutorial 000 on a line"),
  "four-points": plain("fourPoints", "Four points", "point masses at −15, 1, −5 and 15"),
  "gapped-uniform": plain(
    "gappedUniform",
    "Gapped uniform",
    "thirds on (−10, −6), (−2, 2), (6, 10)",
  ),
  "stroke-digits": plain("strokeDigits", "Pen digits", "28 × 28, drawn by a pen, without end", {
    labelled: true,
  }),
  digits: {
    label: "Digits, 8 × 8",
    law: "1,797 hand-written digits",
    labelled: true,
    imports: ["take", 'import { digits } from "@inkwash/datasets/digits";'],
    call: (_, { n }) => `take(digits(), Array.from({ length: ${Math.min(n, 1797)} }, (_, i) => i))`,
  },
};

/** A complete program that draws a set and writes it as the page does. */
export function programOf(name: string, draw: Draw): string {
  const entry = catalogue[name]!;
  const { n, seed, noise } = draw;
  const options = `{ n: ${n}, rng: philox(${seed})${noise === undefined ? "" : `, noise: ${noise}`} }`;
  const lines = entry.imports.filter((each) => each.startsWith("import "));
  const names = [...entry.imports.filter((each) => !lines.includes(each)), "toCsv"].toSorted();
  return [
    `import { writeFile } from "node:fs/promises";`,
    `import { philox } from "@inkwash/random";`,
    `import { ${names.join(", ")} } from "@inkwash/datasets";`,
    ...lines,
    "",
    `const data = ${entry.call(options, draw)};`,
    `await writeFile("${name}.csv", toCsv(data${entry.labelled ? ", { label: data.label }" : ""}));`,
    "",
  ].join("\n");
}
