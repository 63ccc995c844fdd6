import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** Folders that are made, not written. */
const made = new Set([
  ".astro",
  ".git",
  ".turbo",
  "__pycache__",
  "__screenshots__",
  "coverage",
  "dist",
  "node_modules",
  "out",
]);

/** The API reference that the site's build writes into its sources. */
const madeReference = "apps/docs/src/content/docs/api";

const written =
  /(?:^|\/)[^./]+$|(?:^|\/)\.[^./]+$|\.(?:astro|css|html|js|json|md|mdx|mjs|mts|py|sh|svg|ts|tsx|yaml|yml)$/;

/** Every written text file below `root`: path with forward slashes -> text, sorted by path. */
export function readFiles(root: string): Map<string, string> {
  const files = new Map<string, string>();
  const visit = (folder: string): void => {
    const entries = readdirSync(join(root, folder), { withFileTypes: true });
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const path = folder === "" ? entry.name : `${folder}/${entry.name}`;
      if (entry.isDirectory()) {
        if (!made.has(entry.name) && path !== madeReference) visit(path);
      } else if (entry.isFile() && written.test(path)) {
        files.set(path, readFileSync(join(root, path), "utf8"));
      }
    }
  };
  visit("");
  return files;
}
