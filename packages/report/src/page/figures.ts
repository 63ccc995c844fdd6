import { dataUrl } from "../base64.ts";
import type { Figure, Part } from "../figures/figure.ts";
import { html, type Markup, raw } from "./html.ts";

/** A figure with its caption and its file. */
export function shown({ name, caption, wide, draw }: Figure): Markup {
  const file = `${name}.svg`;
  const url = dataUrl("image/svg+xml", new TextEncoder().encode(draw("light")));
  return html`<figure${wide && html` class="wide"`}>
    ${raw(draw("auto"))}
    <figcaption>
      ${caption} <a class="save" href="${url}" download="${file}">Save the SVG</a>
    </figcaption>
  </figure>`;
}

/** The figures of one part under its heading; nothing where there are none. */
export function figureSection(
  figures: readonly Figure[],
  part: Part,
  heading: string,
): Markup | undefined {
  const chosen = figures.filter((figure) => figure.part === part);
  if (chosen.length === 0) return undefined;
  return html`<section>
    <h2>${heading}</h2>
    <div class="grid">${chosen.map(shown)}</div>
  </section>`;
}
