/**
 * What the controls say: the path of a field in the document, and the text that stands in it. The
 * form, the link and the document are three spellings of this one table.
 */
export type Fields = ReadonlyMap<string, string>;

/** The data sets by the names that the page gives them, with what it does not let choose. */
export const sets: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  "swiss-roll": { kind: "swiss-roll" },
  "s-curve": { kind: "s-curve" },
  moons: { kind: "moons" },
  circles: { kind: "circles", factor: 0.5 },
  rings: { kind: "rings", radii: [0.75, 1.5, 2.25, 3] },
  "two-spirals": { kind: "two-spirals", turns: 1.5 },
  pinwheel: { kind: "pinwheel", blades: 5 },
  checkerboard: { kind: "checkerboard", cells: 4 },
  "eight-gaussians": { kind: "mixture", mixture: "eight-gaussians" },
  "twenty-five-gaussians": { kind: "mixture", mixture: "twenty-five-gaussians" },
  "five-hills": { kind: "mixture", mixture: "five-hills" },
  "three-hills": { kind: "mixture", mixture: "three-hills" },
  "four-points": { kind: "four-points" },
  "gapped-uniform": { kind: "gapped-uniform" },
};

/** The sets by the places that they are in, with their names on the page. */
export const places: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "In the plane": {
    "swiss-roll": "Swiss roll",
    "s-curve": "S-curve",
    moons: "Two moons",
    circles: "Circles",
    rings: "Rings",
    "two-spirals": "Two spirals",
    pinwheel: "Pinwheel",
    checkerboard: "Checkerboard",
    "eight-gaussians": "Eight Gaussians",
    "twenty-five-gaussians": "25 Gaussians",
    "five-hills": "Five hills",
  },
  "On a line": {
    "three-hills": "Three hills",
    "four-points": "Four points",
    "gapped-uniform": "Gapped uniform",
  },
};

/** The sets that have a curve and noise about it. */
export const noisy = ["swiss-roll", "s-curve", "moons", "circles", "rings", "two-spirals"];

type Section = { [key: string]: unknown };

/** A number or a truth value where the text is one; otherwise the text, for the document to refuse. */
function valueOf(text: string): unknown {
  if (text === "true" || text === "false") return text === "true";
  return text.trim() === "" || Number.isNaN(Number(text)) ? text : Number(text);
}

/** The experiment that the fields describe; it is checked where it runs. */
export function documentOf(fields: Fields): Section {
  const set = fields.get("data") ?? "";
  const data: Section = { ...sets[set] };
  const forward: Section = {};
  const document: Section = { version: 1, name: `${set}-under-noise` };
  const sections: Readonly<Record<string, Section>> = { data, schedule: {}, forward };
  for (const [path, text] of fields) {
    const [section = "", key] = path.split(".");
    if (key === undefined) {
      if (section !== "data") document[section] = valueOf(text);
    } else if (sections[section]) {
      sections[section][key] = valueOf(text);
    }
  }
  forward["points"] = data["n"];
  return { ...document, ...sections };
}

/** What the page lets choose of a set. */
const chosen = new Set(["n", "noise", "standardise"]);

/** The fields of a whole document, or undefined where it has no film of a set that the page knows. */
export function fieldsOf(document: {
  readonly seed: number;
  readonly data?: object | undefined;
  readonly schedule: object;
  readonly forward?: object | undefined;
}): Fields | undefined {
  const { seed, schedule, forward } = document;
  const data = (document.data ?? {}) as Section;
  const fixed = (values: object): string =>
    JSON.stringify(Object.entries(values).filter(([key]) => !chosen.has(key)));
  const set = Object.keys(sets).find((name) => fixed(sets[name]!) === fixed(data));
  if (set === undefined || forward === undefined) return undefined;
  const { coupling } = forward as Section;
  const entries = (section: string, values: object): [string, string][] =>
    Object.entries(values).map(([key, value]) => [`${section}.${key}`, String(value)]);
  const own = Object.fromEntries(Object.entries(data).filter(([key]) => chosen.has(key)));
  return new Map([
    ["data", set],
    ...entries("data", own),
    ...entries("schedule", schedule),
    ...entries("forward", { coupling }),
    ["seed", String(seed)],
  ]);
}

/** Fields as the part of a link behind `#`. */
export function linkOf(fields: Fields): string {
  return new URLSearchParams([...fields]).toString();
}

/** The fields that a link has behind `#`. */
export function fieldsIn(hash: string): Fields {
  return new Map(new URLSearchParams(hash.replace(/^#/, "")));
}
