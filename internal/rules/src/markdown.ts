/** A fenced block of code. */
export interface Fence {
  /** What stands behind the backticks: "ts", "sh". */
  readonly language: string;
  readonly code: string;
  /** The 1-based line of its first line of code. */
  readonly line: number;
}

/** A heading, or the title at level 1. */
export interface Heading {
  readonly level: number;
  readonly text: string;
  readonly line: number;
}

/** A Markdown text taken apart as far as the rules need it. */
export interface Markdown {
  readonly fences: readonly Fence[];
  readonly headings: readonly Heading[];
  /** The text with the code blanked out, line for line. */
  readonly prose: string;
}

/** Reads fences and ATX headings. */
export function readMarkdown(text: string): Markdown {
  const fences: Fence[] = [];
  const headings: Heading[] = [];
  const prose: string[] = [];
  let open: { language: string; mark: string; line: number; code: string[] } | undefined;
  text.split("\n").forEach((content, index) => {
    const fence = /^\s*(```+|~~~+)\s*([^`\s]*)/.exec(content);
    if (open) {
      if (fence?.[1]?.startsWith(open.mark) && fence[2] === "") {
        fences.push({ language: open.language, code: open.code.join("\n"), line: open.line });
        open = undefined;
      } else open.code.push(content);
      prose.push("");
      return;
    }
    if (fence) {
      open = { language: fence[2]!, mark: fence[1]!, line: index + 2, code: [] };
      prose.push("");
      return;
    }
    const heading = /^(#{1,6})\s+(.*?)\s*#*$/.exec(content);
    if (heading) headings.push({ level: heading[1]!.length, text: heading[2]!, line: index + 1 });
    prose.push(content);
  });
  return { fences, headings, prose: prose.join("\n") };
}

/** The anchor that GitHub gives a heading. */
export function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, "")
    .replace(/\s/g, "-");
}

/** The text under the heading `name` at level 2, up to the next of that level; undefined without it. */
export function section(text: string, name: string): string | undefined {
  const { headings } = readMarkdown(text);
  const lines = text.split("\n");
  const chapters = headings.filter(({ level }) => level <= 2);
  const at = chapters.findIndex((heading) => heading.level === 2 && heading.text === name);
  if (at === -1) return undefined;
  return lines
    .slice(chapters[at]!.line, (chapters[at + 1]?.line ?? lines.length + 1) - 1)
    .join("\n");
}
