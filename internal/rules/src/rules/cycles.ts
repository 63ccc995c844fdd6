import { posix } from "node:path";
import type { Rule, Violation } from "../violation.ts";
import { lineOfKey, type Member, type Workspace } from "../workspace.ts";

/** One cycle per strongly connected set of nodes, found by depth first search; a node counts once. */
function cyclesIn(graph: ReadonlyMap<string, readonly string[]>): string[][] {
  const state = new Map<string, "open" | "done">();
  const path: string[] = [];
  const cycles: string[][] = [];
  const enter = (node: string): void => {
    state.set(node, "open");
    path.push(node);
    for (const next of graph.get(node) ?? []) {
      if (state.get(next) === "open") cycles.push(path.slice(path.indexOf(next)));
      else if (!state.has(next) && graph.has(next)) enter(next);
    }
    path.pop();
    state.set(node, "done");
  };
  for (const node of graph.keys()) if (!state.has(node)) enter(node);
  return cycles;
}

const draw = (cycle: readonly string[]): string => [...cycle, cycle[0]].join(" -> ");

function amongMembers({ members }: Workspace): Violation[] {
  const byName = new Map(members.map((member) => [member.manifest.name, member]));
  const edges = new Map(
    members.map(({ manifest }): [string, string[]] => {
      const { dependencies = {}, devDependencies = {}, peerDependencies = {} } = manifest;
      const all = Object.keys({ ...dependencies, ...devDependencies, ...peerDependencies });
      return [manifest.name, all.filter((name) => byName.has(name))];
    }),
  );
  return cyclesIn(edges).map((cycle) => {
    const first = byName.get(cycle[0]!)!;
    return {
      file: `${first.folder}/package.json`,
      line: lineOfKey(first, cycle[1] ?? cycle[0]!),
      problem: `packages depend on each other in a circle: ${draw(cycle)}`,
      remedy:
        "move a suite that needs both to internal/conformance, or hand the part in as an argument",
    };
  });
}

function amongFiles({ sources }: Member): Violation[] {
  const byPath = new Map(sources.map((source) => [source.path, source]));
  const edges = new Map(
    sources.map(({ path, imports }): [string, string[]] => [
      path,
      imports
        .filter(({ specifier }) => specifier.startsWith("."))
        .map(({ specifier }) => posix.join(posix.dirname(path), specifier)),
    ]),
  );
  return cyclesIn(edges).map((cycle) => {
    const last = byPath.get(cycle.at(-1)!)!;
    const closes = ({ specifier }: { specifier: string }): boolean =>
      posix.join(posix.dirname(last.path), specifier) === cycle[0];
    return {
      file: last.path,
      line: last.imports.find(closes)!.line,
      problem: `files import each other in a circle: ${draw(cycle)}`,
      remedy: "move what both need into a file of its own",
    };
  });
}

/** Neither packages nor the files of one package import each other in a circle, types included. */
export const cycles: Rule = {
  name: "neither packages nor the files of a package import each other in a circle",
  check: (workspace) => [...amongMembers(workspace), ...workspace.members.flatMap(amongFiles)],
};
