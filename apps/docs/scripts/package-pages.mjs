// Writes one page per package from its README, so that nothing is written twice.
// The pages are not committed; `build` and `dev` make them first.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";

const here = new URL("..", import.meta.url);
const pages = new URL("src/content/docs/packages/", here);
const packages = new URL("../../packages/", here);

rmSync(pages, { recursive: true, force: true });
mkdirSync(pages, { recursive: true });
for (const name of readdirSync(packages).sort()) {
  const { description } = JSON.parse(
    readFileSync(new URL(`${name}/package.json`, packages), "utf8"),
  );
  const readme = readFileSync(new URL(`${name}/README.md`, packages), "utf8");
  // Starlight shows the title from the front matter; the README has it as its first heading.
  const [opening, ...rest] = readme
    .replace(/^# .*\n/, "")
    .replaceAll(/\]\(\.\.\/([a-z-]+)\/?(?:README\.md)?\)/g, "](/packages/$1/)")
    // npm shows pictures from GitHub; the site has them beside it.
    .replaceAll("https://raw.githubusercontent.com/inkwash/inkwash/main/", "../../../../../../")
    .trim()
    .split("\n\n");
  const front = {
    title: `@inkwash/${name}`,
    description,
    sidebar: { label: name },
    editUrl: `https://github.com/inkwash/inkwash/edit/main/packages/${name}/README.md`,
  };
  const lines = Object.entries(front).map(([key, value]) => `${key}: ${JSON.stringify(value)}`);
  const reference = `Every function and type is in the [API reference](/api/${name}/).`;
  const page = ["---", ...lines, "---", "", [opening, reference, ...rest].join("\n\n"), ""];
  writeFileSync(new URL(`${name}.md`, pages), page.join("\n"));
}
