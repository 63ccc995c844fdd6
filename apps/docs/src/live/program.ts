import type { FilmTheme } from "@inkwash/viz";
import type { Scene } from "./scene.ts";

/** An object as it is written in a program, one entry per line. */
export function literal(value: object): string {
  const inline = (entry: unknown): string =>
    JSON.stringify(entry, null, 1)
      .replaceAll(/\n\s*/g, " ")
      .replaceAll(/"(\w+)": /g, "$1: ")
      .replaceAll("[ ", "[")
      .replaceAll(" ]", "]");
  const lines = Object.entries(value).map(([key, entry]) => `  ${key}: ${inline(entry)},`);
  return `{\n${lines.join("\n")}\n}`;
}

/** A complete program that makes the GIF of the page, to the byte. */
export function programOf(
  document: { readonly name: string },
  scene: Scene,
  theme: FilmTheme,
): string {
  const { kind, ...look } = scene;
  const [film, taken, frame] =
    kind === "plane"
      ? ["scatterFilm", "x: points", "points"]
      : ["histogramFilm", "x, density", "values: x.data, curve: density"];
  const options = literal({ ...look, theme });
  return `import { writeFile } from "node:fs/promises";
import { run } from "@inkwash/experiment";
import { ${film}, toGif } from "@inkwash/viz";

const document = ${literal(document)};

const frames = [];
for await (const event of run(document)) {
  if (event.type !== "forward-step") continue;
  const { ${taken}, level, levels } = event;
  frames.push({ ${frame}, caption: \`level \${level} of \${levels}\` });
}
const film = ${film}(frames, ${options});
await writeFile("${document.name}.gif", toGif(film));
`;
}
