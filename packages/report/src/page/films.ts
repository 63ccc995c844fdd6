import { dataUrl } from "../base64.ts";
import type { Film } from "../films/films.ts";
import { shares } from "../films/shares.ts";
import { thinGif } from "../films/thin-gif.ts";
import { counted } from "../numbers.ts";
import type { Story } from "../story.ts";
import { html, type Markup } from "./html.ts";
import { nameOfData } from "./data-words.ts";

/** What a film shows, in a sentence. */
function told({ subject, sampler, steps }: Film, story: Story): string {
  const data = story.document?.data ? nameOfData(story.document.data) : "the data";
  const length = counted(steps, "step");
  if (subject === "sampler") return `${sampler}: from noise back to ${data}, in ${length}.`;
  const what = subject === "picture" ? "The picture" : data.charAt(0).toUpperCase() + data.slice(1);
  return `${what} under more and more noise, over ${length}.`;
}

/** A film in a frame of its own, with as many of its frames as the share of the page allows. */
function screen(film: Film, story: Story, share: number): Markup {
  const { name, width, height, frames, gif, stills } = film;
  const alt = told(film, story);
  const file = html`<a href="${name}.gif">${name}.gif</a>`;
  const fits = thinGif(gif, share - stills.length);
  if (fits === undefined) {
    return html`<figure class="film">
      <figcaption>${alt} It is too large for this page and lies beside it: ${file}.</figcaption>
    </figure>`;
  }
  const thinned =
    fits.frames < frames &&
    html` These are ${fits.frames} of its ${frames} frames; all of them are in ${file}, beside this
    page.`;
  const sheet = dataUrl("image/png", stills);
  const moving = dataUrl("image/gif", fits.gif);
  return html`<figure class="${film.kind === "images" ? "film" : "film points"}">
    <label>
      <input type="checkbox" /><span class="hold">Hold still</span><span class="play">Play</span>
    </label>
    <div class="screen">
      <img class="moving" alt="Film. ${alt}" width="${width}" height="${height}" src="${moving}" />
      <img class="stills" alt="Stills of a film. ${alt}" src="${sheet}" />
    </div>
    <figcaption>${alt}${thinned}</figcaption>
  </figure>`;
}

/** The films, in a page that has room for so many bytes of base64. */
export function filmSection(
  films: readonly Film[],
  story: Story,
  room: number,
): Markup | undefined {
  if (films.length === 0) return undefined;
  const shown = films.toSorted(
    (a, b) => Number(a.subject === "picture") - Number(b.subject === "picture"),
  );
  const given = shares(
    shown.map(({ gif, stills }) => gif.length + stills.length),
    (room * 3) / 4,
  );
  return html`<section>
    <h2>${films.length === 1 ? "The film" : "The films"}</h2>
    <div class="grid films">${shown.map((film, i) => screen(film, story, given[i]!))}</div>
  </section>`;
}
