import type { Figure } from "../figures/figure.ts";
import type { Film } from "../films/films.ts";
import type { Story } from "../story.ts";
import { figureSection } from "./figures.ts";
import { filmSection } from "./films.ts";
import { html, raw } from "./html.ts";
import { makers } from "./makers.ts";
import { marks, metricTable } from "./metrics.ts";
import { style } from "./style.ts";
import { shortfall, summary, titleOf } from "./words.ts";

const policy =
  "default-src 'none'; img-src data:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/** The whole page: nothing in it asks for anything outside it, and nothing in it is a program. */
export function page(story: Story, films: readonly Film[], figures: readonly Figure[]): string {
  const title = titleOf(story);
  const missing = shortfall(story);
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
          <h1>${title}</h1>
          ${missing !== "" && html`<p class="notice" role="note">${missing} What there is of it is shown here.</p>`}
          <p class="lead">${summary(story)}</p>
          ${marks(story)}
        </header>
        <main>
          ${filmSection(films, story)} ${figureSection(figures, "samples", "What it drew")}
          ${metricTable(story)}
          ${figureSection(figures, "metrics", "The numbers beside their floor")}
          ${figureSection(figures, "training", "How it learnt")}
          ${figureSection(figures, "levels", "Under noise")}
          ${figureSection(figures, "schedule", "The schedule")} ${makers(story)}
        </main>
        <footer>Made by Inkwash. This page is one file and asks for nothing else.</footer>
      </body>
    </html> `.markup;
}
