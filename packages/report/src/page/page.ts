import type { Figure } from "../figures/figure.ts";
import type { Film } from "../films/films.ts";
import type { Story } from "../story.ts";
import { figureSection } from "./figures.ts";
import { filmSection } from "./films.ts";
import { html, raw } from "./html.ts";
import { makers } from "./makers.ts";
import { marks, metricSection } from "./metrics.ts";
import { style } from "./style.ts";
import { trainingSection } from "./training.ts";
import { shortfall, summary, titleOf } from "./words.ts";

const policy =
  "default-src 'none'; img-src data:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/** Bytes of the page without its head and style: all of it stays below 10 MB. */
const most = 9_900_000;

/** The whole page: nothing in it asks for anything outside it, and nothing in it is a program. */
export function page(story: Story, films: readonly Film[], figures: readonly Figure[]): string {
  const title = titleOf(story);
  const missing = shortfall(story);
  const rest = html`
    ${figureSection(figures, "samples", "What it drew")} ${metricSection(story, figures)}
    ${trainingSection(story, figures)} ${figureSection(figures, "levels", "Under noise")}
    ${figureSection(figures, "schedule", "The schedule")} ${makers(story)}
  `;
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${policy}" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="generator" content="Inkwash" />
        <title>${title} · Inkwash</title>
        <link rel="icon" href="data:," />
        <style>
          ${raw(style)}
        </style>
      </head>
      <body>
        <header>
          <div class="wash"></div>
          <p class="kind">Inkwash report</p>
          <h1${title.length > 48 && html` class="long"`}>${title}</h1>
          ${missing !== "" && html`<p class="notice" role="note">${missing} What there is of it is shown here.</p>`}
          ${summary(story).map((paragraph) => html`<p class="lead">${paragraph}</p>`)}
          ${marks(story)}
        </header>
        <main>${filmSection(films, story, most - rest.markup.length)} ${rest}</main>
        <footer>Made by Inkwash. This page is one file and asks for nothing else.</footer>
      </body>
    </html> `.markup;
}
