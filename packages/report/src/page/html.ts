/** Text that is markup already. */
export interface Markup {
  readonly markup: string;
}

/** What may stand in a template: text is escaped, lists are joined, `undefined` and `false` are left out. */
export type Content = string | number | false | undefined | Markup | readonly Content[];

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

function written(content: Content): string {
  if (content === undefined || content === false) return "";
  if (typeof content === "string") {
    return content.replace(/[&<>"']/g, (character) => entities[character]!);
  }
  if (typeof content === "number") return String(content);
  return "markup" in content ? content.markup : content.map(written).join("");
}

/** Markup with values in it; every value that is text is escaped, for attributes too. */
export function html(strings: TemplateStringsArray, ...values: readonly Content[]): Markup {
  const markup = values.reduce<string>(
    (text, value, i) => text + written(value) + strings[i + 1]!,
    strings[0]!,
  );
  return { markup };
}

/** Text that is known to be markup, such as a drawing. */
export function raw(markup: string): Markup {
  return { markup };
}
