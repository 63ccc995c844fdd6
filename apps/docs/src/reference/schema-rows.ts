/** The parts of JSON Schema that documents use. */
export interface Schema {
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly oneOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema | false;
  readonly default?: unknown;
  readonly description?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
  readonly pattern?: string;
}

/** One field of a section as a row of a table. */
export interface Row {
  readonly name: string;
  /** What may stand there. */
  readonly form: string;
  /** What is meant where the field is left out; "required" where it may not be. */
  readonly fallback: string;
  readonly meaning: string;
}

const grouped = (value: number): string =>
  Math.abs(value) < 1e4 ? String(value) : value.toLocaleString("en");

/** The largest integers that a double holds: no bound that a reader should see. */
const boundless = 2 ** 53 - 1;

function interval({ minimum, maximum, exclusiveMinimum, exclusiveMaximum }: Schema): string {
  const low = exclusiveMinimum ?? minimum;
  const high = exclusiveMaximum ?? maximum;
  const from = low === undefined || low <= -boundless ? undefined : low;
  const to = high === undefined || high >= boundless ? undefined : high;
  if (from === undefined && to === undefined) return "";
  if (to === undefined)
    return exclusiveMinimum === undefined ? ` ≥ ${grouped(from!)}` : ` > ${grouped(from!)}`;
  const open = exclusiveMinimum === undefined ? "[" : "(";
  return ` in ${open}${from === undefined ? "−∞" : grouped(from)}, ${grouped(to)}${exclusiveMaximum === undefined ? "]" : ")"}`;
}

/** What may stand in a field, in words. */
export function formOf(schema: Schema): string {
  if ("const" in schema) return JSON.stringify(schema.const);
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(", ");
  const branches = schema.oneOf ?? schema.anyOf;
  if (branches) return branches.map(formOf).join(", or ");
  if (schema.properties) return `{ ${Object.keys(schema.properties).join(", ")} }`;
  if (schema.type === "boolean") return "true, false";
  if (schema.type === "array") return schema.items ? "list" : "pair";
  if (schema.type === "string") return "text";
  return `${schema.type}${interval(schema)}`;
}

const kindsOf = ({ properties }: Schema): readonly unknown[] => {
  const kind = properties?.["kind"];
  return kind?.enum ?? (kind && "const" in kind ? [kind.const] : []);
};

/** The rows of a section, the variants of a union in one table. */
export function rowsOf(section: Schema): Row[] {
  const variants = section.oneOf ?? [section];
  const names = [...new Set(variants.flatMap(({ properties }) => Object.keys(properties ?? {})))];
  return names.map((name) => {
    const having = variants.filter(({ properties }) => properties?.[name]);
    const first = having[0]!;
    const field = first.properties![name]!;
    const forms = [...new Set(having.map(({ properties }) => formOf(properties![name]!)))];
    const kinds = having.length < variants.length ? having.flatMap(kindsOf) : [];
    const only = kinds.length > 0 ? ` (${kinds.join(", ")})` : "";
    const required = first.required?.includes(name) ?? false;
    return {
      name,
      form: forms.join(", "),
      fallback:
        "default" in field ? JSON.stringify(field.default) : required ? "required" : "absent",
      meaning: `${field.description ?? ""}${only}`.trim(),
    };
  });
}
