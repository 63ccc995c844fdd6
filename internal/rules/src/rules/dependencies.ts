import { packageOf } from "../imports.ts";
import type { Rule, Violation } from "../violation.ts";
import { lineOfKey, type Member, type Source, type Workspace } from "../workspace.ts";

const inSrc = ({ part }: Source): boolean => part === "src";

/** Names that `sources` import, type imports included. */
function imported(sources: readonly Source[]): Set<string> {
  const names = sources.flatMap(({ imports }) =>
    imports.map(({ specifier }) => packageOf(specifier)),
  );
  return new Set(names.filter((name) => name !== undefined));
}

/** `d3-array` for `@types/d3-array`, which is used where that is. */
const typed = (name: string): string => name.replace(/^@types\//, "");

function undeclared(member: Member, shared: ReadonlySet<string>): Violation[] {
  const {
    name: self,
    dependencies = {},
    devDependencies = {},
    peerDependencies = {},
  } = member.manifest;
  // What is never published may use everything it declares, and the root's tools, everywhere.
  const closed = member.area === "packages" || member.short === "cli";
  return member.sources.flatMap((source) =>
    source.imports.flatMap(({ specifier, line }) => {
      const name = packageOf(specifier);
      if (name === undefined || name === self) return [];
      if (name in dependencies || name in peerDependencies) return [];
      if (!(closed && inSrc(source)) && (name in devDependencies || shared.has(name))) return [];
      const kind = closed && inSrc(source) ? "dependencies" : "devDependencies";
      return {
        file: source.path,
        line,
        problem: `${name} is imported but not among the ${kind} of ${member.folder}/package.json`,
        remedy: `declare it there ("workspace:^" or "catalog:") or do without it`,
      };
    }),
  );
}

function unused(member: Member): Violation[] {
  const { dependencies = {}, devDependencies = {}, peerDependencies = {} } = member.manifest;
  const src = imported(member.sources.filter(inSrc));
  const all = imported(member.sources);
  const users = member.area === "packages" ? member.sources.filter(inSrc) : member.sources;
  const node = users.some(({ imports }) =>
    imports.some(({ specifier }) => specifier.startsWith("node:")),
  );
  const idle = [
    ...Object.keys({ ...dependencies, ...peerDependencies }).filter((name) => !src.has(name)),
    ...Object.keys(devDependencies).filter(
      (name) => !all.has(typed(name)) && !(name === "@types/node" && node),
    ),
  ];
  return idle.map((name) => ({
    file: `${member.folder}/package.json`,
    line: lineOfKey(member, name),
    problem: `${name} is declared but never imported`,
    remedy: "remove it from package.json",
  }));
}

/**
 * What a file imports its package.json declares, and the other way round. The site is asked only
 * the first half: its tools find each other by configuration.
 */
export const dependencies: Rule = {
  name: "every import is declared in its package.json, and everything declared is imported",
  check: ({ members, shared }: Workspace) =>
    members.flatMap((member) => [
      ...undeclared(member, shared),
      ...(member.short === "docs" ? [] : unused(member)),
    ]),
};
