import { dataUrl } from "../base64.ts";
import type { Film } from "../films/films.ts";
import { counted, spoken } from "../numbers.ts";
import type { Story } from "../story.ts";
import { html, type Markup } from "./html.ts";
import { nameOfData } from "./words.ts";

/** Bytes of films that the page may hold; base64 adds a third, and all of it stays below 10 MB. */
const budget = 6_600_000;

function told({ subject, sampler, steps, frames }: Film, story: Story): string {
  const data = story.document?.data ? nameOfData(story.document.data) : "the data";
  if (subject === "sampler") {
    return `${sampler}: noise becomes ${data} again, in ${counted(steps, "step")}.`;
  }
  const what = subject === "picture" ? "The picture" : data.charAt(0).toUpperCase() + data.slice(1);
  return `${what} dissolves into noise, in ${counted(steps, "step")} seen in ${counted(frames, "frame")}.`;
}

function screen(film: Film, story: Story, embedded: boolean): Markup {
  const { name, width, height, gif, stills } = film;
  const alt = told(film, story);
  const sheet = html`<img
    class="stills"
    alt="Stills of the film: ${alt}"
    src="${dataUrl("image/png", stills)}"
  />`;
  const kind = film.kind === "images" ? "film" : "film points";
  const size = `${spoken(Math.ceil(gif.length / 1000))} kB`;
  if (!embedded) {
    return html`<figure class="${kind}">
      <div class="screen">${sheet}</div>
      <figcaption>
        ${alt} The film lies beside this page: <a href="${name}.gif">${name}.gif</a> (${size}).
      </figcaption>
    </figure>`;
  }
  const url = dataUrl("image/gif", gif);
  return html`<figure class="${kind}">
    <label
      ><input type="checkbox" /><span class="hold">Hold still</span
      ><span class="play">Play</span></label
    >
    <div class="screen">
      <img
        class="moving"
        alt="Film: ${alt}"
        width="${width}"
        height="${height}"
        src="${url}"
      />${sheet}
    </div>
    <figcaption>${alt}</figcaption>
  </figure>`;
}

const rank = (film: Film): number =>
  film.name === "forward" ? 0 : film.name === "reverse" ? 1 : film.subject === "picture" ? 2 : 3;

/** The films, as many of them inside the page as it may hold. */
export function filmSection(films: readonly Film[], story: Story): Markup | undefined {
  if (films.length === 0) return undefined;
  const inside = new Set<Film>();
  let room = budget;
  for (const film of [...films].sort((a, b) => rank(a) - rank(b))) {
    const size = film.gif.length + film.stills.length;
    if (size > room) continue;
    room -= size;
    inside.add(film);
  }
  const order = [...films].sort(
    (a, b) => Number(a.subject === "picture") - Number(b.subject === "picture"),
  );
  return html`<section>
    <h2>The films</h2>
    <div class="grid films">${order.map((film) => screen(film, story, inside.has(film)))}</div>
  </section>`;
}
