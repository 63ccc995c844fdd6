import { drawing, type Edges, forTests } from "../drawing.ts";
import { packageOf } from "../imports.ts";
import type { Rule, Violation } from "../violation.ts";
import { lineOfKey, type Member, type Source } from "../workspace.ts";

const scope = "@inkwash/";
const change = "ask for the part as an argument, or change internal/rules/src/drawing.ts first";

function allows(edges: Edges, target: string, source: Source, typeOnly: boolean): boolean {
  const { uses = [], types = [], only = {} } = edges;
  if (uses.includes(target)) return true;
  if (types.includes(target)) return typeOnly || source.part !== "src";
  for (const [entry, targets] of Object.entries(only)) {
    if (!targets.includes(target)) continue;
    const inside = source.inner === `src/${entry}.ts` || source.inner.startsWith(`src/${entry}/`);
    return inside || source.part !== "src";
  }
  return forTests.includes(target) && (source.part === "test" || source.part === "bench");
}

function ofSource(member: Member, edges: Edges, source: Source): Violation[] {
  return source.imports.flatMap(({ specifier, typeOnly, line }) => {
    const name = packageOf(specifier);
    const own = name === member.manifest.name;
    if (!name?.startsWith(scope) || (own && source.part !== "src")) return [];
    const target = name.slice(scope.length);
    if (!own && allows(edges, target, source, typeOnly)) return [];
    const asType = edges.types?.includes(target) && !typeOnly;
    return {
      file: source.path,
      line,
      problem: `${member.short} may not import ${specifier} ${own ? "(itself)" : asType ? "at run time" : "here"}`,
      remedy: own
        ? "import the file by its relative path"
        : asType
          ? "write `import type`"
          : change,
    };
  });
}

function ofManifest(member: Member, edges: Edges): Violation[] {
  const { uses = [], types = [], only = {}, outside = [], beside = [] } = edges;
  const peers = Object.values(only).flat();
  const { dependencies = {}, devDependencies = {}, peerDependencies = {} } = member.manifest;
  const house = [...uses, ...types].map((name) => scope + name);
  const allowed = {
    dependencies: member.short === "docs" ? undefined : [...house, ...outside],
    peerDependencies: [...peers.map((name) => scope + name), ...beside],
    devDependencies: [...house, ...[...peers, ...forTests].map((name) => scope + name)],
  };
  return Object.entries({ dependencies, devDependencies, peerDependencies }).flatMap(
    ([kind, declared]) =>
      Object.keys(declared).flatMap((name) => {
        const list = allowed[kind as keyof typeof allowed];
        const free = kind === "devDependencies" || (list === undefined && kind === "dependencies");
        if (free && !name.startsWith(scope)) return [];
        if ((list ?? house).includes(name)) return [];
        const problem = `${member.short} may not have ${name} among its ${kind}`;
        return {
          file: `${member.folder}/package.json`,
          line: lineOfKey(member, name),
          problem,
          remedy: change,
        };
      }),
  );
}

/** A peer is a part that a user may do without. */
function ofPeers(member: Member): Violation[] {
  const { peerDependencies = {}, peerDependenciesMeta = {} } = member.manifest;
  return Object.keys(peerDependencies)
    .filter((name) => !peerDependenciesMeta[name]?.optional)
    .map((name) => ({
      file: `${member.folder}/package.json`,
      line: lineOfKey(member, name),
      problem: `${name} is a peer that every install would want`,
      remedy: "say { optional: true } in peerDependenciesMeta",
    }));
}

/** Every import and every package.json (devDependencies and peers too) keeps to the drawing. */
export const graph: Rule = {
  name: "nobody imports whom the drawing of the house does not allow",
  check: ({ members }) =>
    members.flatMap((member) => {
      if (member.area === "internal") return [];
      const edges = drawing[member.short];
      if (!edges) {
        return {
          file: `${member.folder}/package.json`,
          line: 1,
          problem: `${member.folder} is not in the drawing of the house`,
          remedy: "give it a line in internal/rules/src/drawing.ts",
        };
      }
      return [
        ...ofManifest(member, edges),
        ...ofPeers(member),
        ...member.sources.flatMap((source) => ofSource(member, edges, source)),
      ];
    }),
};
