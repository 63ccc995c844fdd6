import { globals, membersOf } from "../references.ts";
import { lineAt, type Node } from "../syntax.ts";
import type { Rule } from "../violation.ts";

const rng = "take an Rng in the options";
const clock = "let the caller measure time";

const remedies: ReadonlyMap<string, string> = new Map([
  ["Math.random", rng],
  ["crypto.getRandomValues", rng],
  ["crypto.randomUUID", rng],
  ["Date.now", clock],
  ["Date", clock],
  ["new Date", clock],
  ["performance.now", clock],
  ["performance.timeOrigin", clock],
]);

const hidden = new Set(["Math", "Date", "performance", "crypto"]);

/** What an expression reads of the hidden sources, by the names of `remedies`. */
function reads(name: string, node: Node, parent: Node | undefined): string[] {
  if (name === "globalThis") {
    // `globalThis.Math.random` would pass every other test: the detour itself is refused.
    return (membersOf(node, parent) ?? [])
      .filter((member) => hidden.has(member))
      .map((member) => `globalThis.${member}`);
  }
  if (!hidden.has(name)) return [];
  if (parent?.["callee"] === node) {
    if (parent.type === "CallExpression") return [name];
    return (parent["arguments"] as Node[]).length === 0 ? [`new ${name}`] : [];
  }
  return (membersOf(node, parent) ?? [])
    .map((member) => `${name}.${member}`)
    .filter((read) => remedies.has(read));
}

/** No package draws from a hidden source: neither the engine's random numbers nor the clock. */
export const determinism: Rule = {
  name: "no package calls Math.random, Date.now or performance.now, under any spelling",
  check: ({ members }) =>
    members
      .filter(({ area }) => area === "packages")
      .flatMap(({ sources }) => sources)
      .filter(({ part, syntax }) => part === "src" && syntax)
      .flatMap(({ path, text, syntax }) => {
        const found: { read: string; start: number }[] = [];
        globals(syntax!, (name, node, parent) => {
          for (const read of reads(name, node, parent)) found.push({ read, start: node.start });
        });
        return found.map(({ read, start }) => ({
          file: path,
          line: lineAt(text, start),
          problem: `${read} may give other values on every run`,
          remedy:
            remedies.get(read) ?? "name the global itself, so that the rules see what is read",
        }));
      }),
};
