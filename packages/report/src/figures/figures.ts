import type { Story } from "../story.ts";
import type { Figure } from "./figure.ts";
import { levelFigures } from "./levels.ts";
import { lossFigure } from "./loss.ts";
import { metricFigures } from "./metrics.ts";
import { pointFigures } from "./points.ts";
import { scheduleFigures } from "./schedule.ts";

/** All figures that a story has the numbers for. */
export function drawFigures(story: Story): Figure[] {
  return [
    ...scheduleFigures(story),
    ...levelFigures(story),
    ...lossFigure(story),
    ...pointFigures(story),
    ...metricFigures(story),
  ];
}
