import type { Event } from "@inkwash/experiment";
import { createFilms } from "./films/films.ts";
import { drawFigures } from "./figures/figures.ts";
import { page } from "./page/page.ts";
import { createStory, tell } from "./story.ts";
import type { Report, ReportFile } from "./types.ts";

/**
 * A report that grows with the events of a run.
 *
 * It holds the bytes of films and a few frames, not the frames of films, and a loss curve of
 * bounded size. `push` throws RangeError for points that are not finite.
 *
 * @returns A {@link Report} that has seen nothing yet.
 * @example
 * ```ts
 * import { createReport } from "@inkwash/report";
 *
 * const report = createReport();
 * const event = { type: "forward-step", subject: "data", levels: 10, frames: 2 } as const;
 * const x = { data: Float32Array.of(-1, 0, 1, 0), shape: [2, 2] };
 * report.push({ ...event, frame: 0, level: 0, signal: 1, noise: 0, x });
 * const files = report.push({ ...event, frame: 1, level: 10, signal: 0.6, noise: 0.8, x });
 * console.log(files.map(({ name }) => name).join(" "));
 * //=> forward.gif forward.png
 * ```
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
