// Writes one page per package from its README, so that nothing is written twice.
// The pages are not committed; `build` and `dev` make them first.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";

const here = new URL("..", import.meta.url);
const pages = new URL("src/content/docs/packages/", here);
const packages = new URL("../../packages/", here);

rmSync(pages, { recursive: true, force: true });
mkdirSync(pages, { recursive: true });
for (const name of readdirSync(packages).sort()) {
  const { description } = JSON.parse(
    readFileSync(new URL(`${name}/package.json`, packages), "utf8"),
  );
  const path = new URL(`${name}/README.md`, packages);
  const readme = existsSync(path) ? readFileSync(path, "utf8") : "TMP";
  // Starlight shows the title from the front matter; the README has it as its first heading.
  const body = readme
    .replace(/^# .*\n/, "")
    .replace(/\]\(\.\.\/([a-z-]+)\/?(?:README\.md)?\)/g, "](/packages/$1/)");
  const front = { title: name, description, editUrl: false };
  const lines = Object.entries(front).map(([key, value]) => `${key}: ${JSON.stringify(value)}`);
  const api = `\nEvery function and type: [API reference](/api/${name}/).\n`;
  writeFileSync(new URL(`${name}.md`, pages), `---\n${lines.join("\n")}\n---\n${body}${api}`);
}
