import type { Event } from "@inkwash/experiment";
import { createFilms } from "./films/films.ts";
import { drawFigures } from "./figures/figures.ts";
import { page } from "./page/page.ts";
import { createStory, tell } from "./story.ts";
import type { Report, ReportFile } from "./types.ts";

/**
 * A report that grows with the events of a run.
 *
 * It holds one frame per film, not the film, and a loss curve of bounded size, so a long run needs
 * no more memory than a short one.
 */
export function createReport(): Report {
  const films = createFilms();
  const story = createStory();
  let finished = false;
  const check = (): void => {
    if (finished) throw new Error("report: it is finished; create another one with createReport");
  };
  return {
    push(event: Event): ReportFile[] {
      check();
      tell(story, event);
      return films.push(event);
    },
    finish(): ReportFile[] {
      check();
      finished = true;
      const rest = films.finish();
      const figures = drawFigures(story);
      const encoder = new TextEncoder();
      return [
        ...rest,
        ...figures.map(({ name, draw }) => ({
          name: `${name}.svg`,
          mediaType: "image/svg+xml",
          bytes: encoder.encode(draw("light")),
        })),
        {
          name: "report.html",
          mediaType: "text/html",
          bytes: encoder.encode(page(story, films.films, figures)),
        },
      ];
    },
  };
}
