import { publicExports } from "../exports.ts";
import { readMarkdown, section } from "../markdown.ts";
import type { Rule, Violation } from "../violation.ts";
import type { Member, Workspace } from "../workspace.ts";

/** The chapters of every package's README, in this order. */
const chapters = [
  "Install",
  "Use",
  "Concepts",
  "API",
  "Guarantees",
  "Not included",
  "Composes with",
  "References",
];

/** A description as a sentence: with or without its full stop, backticks or not. */
const plain = (text: string): string => text.replaceAll("`", "").replace(/\.$/, "");

/** The first paragraph under the title, on one line. */
function opening(text: string): string {
  const paragraph = text.split(/\n\s*\n/).find((part) => !/^\s*(?:#|!\[|$)/.test(part));
  return (paragraph ?? "").trim().replaceAll(/\s*\n\s*/g, " ");
}

function ofPackage({ files }: Workspace, member: Member): Violation[] {
  const file = `${member.folder}/README.md`;
  const text = files.get(file);
  if (text === undefined) {
    const remedy = `write one with the chapters ${chapters.join(", ")}`;
    return [{ file, line: 1, problem: `${member.folder} has no README.md`, remedy }];
  }
  const found: Violation[] = [];
  const { headings } = readMarkdown(text);
  const { name, description } = member.manifest;
  if (headings[0]?.level !== 1 || headings[0].text !== name) {
    found.push({
      file,
      line: 1,
      problem: "the title is not the package's name",
      remedy: `begin with "# ${name}"`,
    });
  }
  if (plain(opening(text)) !== plain(String(description))) {
    const problem = "the first sentence is not the description in package.json";
    found.push({ file, line: 3, problem, remedy: `make both say "${String(description)}"` });
  }
  const present = headings.filter(({ level }) => level === 2);
  const order = present.filter((heading) => chapters.includes(heading.text));
  for (const chapter of chapters) {
    if (order.some((heading) => heading.text === chapter)) continue;
    found.push({
      file,
      line: 1,
      problem: `the chapter "## ${chapter}" is missing`,
      remedy: "write it",
    });
  }
  const misplaced = order.find(
    (heading, i) => i > 0 && chapters.indexOf(heading.text) < chapters.indexOf(order[i - 1]!.text),
  );
  if (misplaced) {
    const remedy = `keep the order ${chapters.join(", ")}`;
    found.push({
      file,
      line: misplaced.line,
      problem: `"## ${misplaced.text}" stands in another place`,
      remedy,
    });
  }
  if (!section(text, "Install")?.includes(`npm i ${name}`)) {
    const problem = "Install does not say how";
    found.push({ file, line: 1, problem, remedy: `write \`npm i ${name}\` there` });
  }
  const spans = [...(section(text, "API") ?? "").matchAll(/`([^`]+)`/g)].map((match) => match[1]!);
  const named = new Set(spans.flatMap((span) => span.match(/[\p{L}\p{N}_$]+/gu) ?? []));
  for (const one of new Set(publicExports(member).map((each) => each.name))) {
    if (named.has(one)) continue;
    const line = headings.find((heading) => heading.text === "API")?.line ?? 1;
    const remedy = "give it a row: `name` · one line";
    found.push({ file, line, problem: `the API table does not name ${one}`, remedy });
  }
  return found;
}

/** Every package's README follows the template and names every export. */
export const readme: Rule = {
  name: "every README has the chapters of the template, the description and a row for every export",
  check: (workspace) =>
    workspace.members
      .filter(({ area }) => area === "packages")
      .flatMap((member) => ofPackage(workspace, member)),
};
