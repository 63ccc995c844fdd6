import { posix } from "node:path";
import { anchorOf, readMarkdown } from "../markdown.ts";
import { lineAt } from "../syntax.ts";
import type { Rule, Violation } from "../violation.ts";

const link = /\]\(\s*<?([^)\s>]+)>?(?:\s+"[^"]*")?\s*\)|^\[[^\]]+\]:\s*(\S+)/gm;

/** Relative links of every README and every page lead to a file, and to a heading in it. */
export const links: Rule = {
  name: "every relative link in Markdown leads to a file of the repository and to a heading in it",
  check: ({ files }) => {
    const folders = new Set(
      [...files.keys()].flatMap((path) => {
        const parts = path.split("/");
        return parts.map((_, i) => parts.slice(0, i).join("/"));
      }),
    );
    return [...files]
      .filter(([path]) => /\.mdx?$/.test(path))
      .flatMap(([file, text]) => {
        // Inline code is no link; blanked, so that offsets stay.
        const prose = readMarkdown(text).prose.replaceAll(/`[^`\n]*`/g, (span) =>
          " ".repeat(span.length),
        );
        return [...prose.matchAll(link)].flatMap((match): Violation[] => {
          const to = match[1] ?? match[2]!;
          // Addresses, and paths of the built site, which its own link checker follows.
          if (/^(?:[a-z][a-z+.-]*:|\/)/i.test(to)) return [];
          const [path = "", anchor] = to.split("#");
          const target =
            path === "" ? file : posix.join(posix.dirname(file), decodeURIComponent(path));
          const line = lineAt(prose, match.index);
          const content = files.get(target);
          if (content === undefined) {
            // Pictures and other binary files are not read; only their folder is known.
            if (folders.has(target.replace(/\/$/, "")) && !anchor) return [];
            if (/\.(?:gif|jpe?g|png|webp|wasm)$/.test(target)) return [];
            const remedy = "correct the path, or remove the link";
            return [{ file, line, problem: `${to} leads nowhere`, remedy }];
          }
          if (!anchor || !/\.mdx?$/.test(target)) return [];
          const anchors = readMarkdown(content).headings.map((heading) => anchorOf(heading.text));
          if (anchors.includes(anchor)) return [];
          const remedy = `link one of its headings: ${anchors.join(", ")}`;
          return [{ file, line, problem: `${to} names no heading of ${target}`, remedy }];
        });
      });
  },
};
