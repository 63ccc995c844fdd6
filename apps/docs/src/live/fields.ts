/**
 * What the controls say: the path of a field in the document, and the text that stands in it. The
 * form, the link and the document are three spellings of this one table.
 */
export type Fields = ReadonlyMap<string, string>;

/** The data sets by the names that the page gives them. */
export const sets: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "swiss-roll": { kind: "swiss-roll" },
  "s-curve": { kind: "s-curve" },
  moons: { kind: "moons" },
  "five-hills": { kind: "mixture", mixture: "five-hills" },
  "three-hills": { kind: "mixture", mixture: "three-hills" },
  "four-points": { kind: "four-points" },
  "gapped-uniform": { kind: "gapped-uniform" },
};

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

/** The fields of a whole document, or undefined where it has no film of a set that the page knows. */
export function fieldsOf(document: {
  readonly seed: number;
  readonly data?: object | undefined;
  readonly schedule: object;
  readonly forward?: object | undefined;
}): Fields | undefined {
  const { seed, schedule, forward } = document;
  const { kind, mixture, ...data } = (document.data ?? {}) as Section;
  const set = Object.keys(sets).find(
    (name) => sets[name]!["kind"] === kind && sets[name]!["mixture"] === mixture,
  );
  if (set === undefined || forward === undefined) return undefined;
  const { coupling } = forward as Section;
  const entries = (section: string, values: object): [string, string][] =>
    Object.entries(values).map(([key, value]) => [`${section}.${key}`, String(value)]);
  return new Map([
    ["data", set],
    ...entries("data", data),
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
