import { readFiles } from "./files.ts";
import { type Import, importsOf, importsOfMarkup } from "./imports.ts";
import { type Broken, parse, type Syntax } from "./syntax.ts";

/** What the rules read of a package.json. */
export interface Manifest {
  readonly name: string;
  readonly private?: boolean;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
  readonly peerDependenciesMeta?: Readonly<Record<string, { readonly optional?: boolean }>>;
  readonly exports?: Readonly<Record<string, string | Readonly<Record<string, string>>>>;
  readonly bin?: Readonly<Record<string, string>>;
  readonly [field: string]: unknown;
}

/** Where in its member a file lies; `other` is everything but the three folders. */
export type Part = "src" | "test" | "bench" | "other";

/** One file of code. */
export interface Source {
  /** Path from the root. */
  readonly path: string;
  /** Path inside the member. */
  readonly inner: string;
  readonly part: Part;
  readonly text: string;
  /** Absent for pages (.astro, .mdx), whose imports are found by their form, and where broken. */
  readonly syntax?: Syntax;
  /** Why the file does not parse. */
  readonly broken?: Broken;
  readonly imports: readonly Import[];
}

/** One folder with a package.json. */
export interface Member {
  /** "packages/random". */
  readonly folder: string;
  readonly area: "packages" | "apps" | "internal";
  /** The folder's own name, as the drawing has it. */
  readonly short: string;
  readonly manifest: Manifest;
  /** The text of package.json, for line numbers. */
  readonly manifestText: string;
  readonly sources: readonly Source[];
}

/** The repository as the rules see it. */
export interface Workspace {
  readonly root: string;
  /** Every written text file, path -> text. */
  readonly files: ReadonlyMap<string, string>;
  readonly members: readonly Member[];
  /** Names that every member may import in tests, benches and scripts: the root's devDependencies. */
  readonly shared: ReadonlySet<string>;
}

const code = /\.(?:ts|tsx|mts|js|mjs)$/;
const page = /\.(?:astro|mdx)$/;

function readSource(path: string, folder: string, text: string): Source {
  const inner = path.slice(folder.length + 1);
  const head = inner.slice(0, inner.indexOf("/"));
  const part: Part = head === "src" || head === "test" || head === "bench" ? head : "other";
  if (page.test(path)) return { path, inner, part, text, imports: importsOfMarkup(text) };
  const syntax = parse(path, text);
  if ("message" in syntax) return { path, inner, part, text, imports: [], broken: syntax };
  return { path, inner, part, text, syntax, imports: importsOf(text, syntax) };
}

/** Reads and parses the repository at `root`. */
export function readWorkspace(root: string): Workspace {
  const files = readFiles(root);
  const members: Member[] = [];
  for (const [path, manifestText] of files) {
    const match = /^((packages|apps|internal)\/([^/]+))\/package\.json$/.exec(path);
    if (!match) continue;
    const folder = match[1]!;
    members.push({
      folder,
      area: match[2] as Member["area"],
      short: match[3]!,
      manifest: JSON.parse(manifestText) as Manifest,
      manifestText,
      sources: [...files]
        .filter(([file]) => file.startsWith(`${folder}/`) && (code.test(file) || page.test(file)))
        .map(([file, text]) => readSource(file, folder, text)),
    });
  }
  const rootManifest = JSON.parse(files.get("package.json") ?? "{}") as Partial<Manifest>;
  return { root, files, members, shared: new Set(Object.keys(rootManifest.devDependencies ?? {})) };
}

/** The 1-based line of package.json on which a key stands; 1 where it does not. */
export function lineOfKey(member: Member, key: string): number {
  const lines = member.manifestText.split("\n");
  return Math.max(1, lines.findIndex((line) => line.trimStart().startsWith(`"${key}"`)) + 1);
}
