import { lineChart } from "@inkwash/viz";
import { counted } from "../numbers.ts";
import type { Story } from "../story.ts";
import { type Figure, wide } from "./figure.ts";

/** The loss over training: means and ranges of equally many steps. */
export function lossFigure({ losses }: Story): Figure[] {
  const bins = losses.bins.filter(({ low, high }) => high - low < 1e300);
  if (bins.length === 0) return [];
  const steps = bins.map(({ step }) => step);
  const means = bins.map(({ mean }) => mean);
  const low = bins.map((bin) => bin.low);
  const high = bins.map((bin) => bin.high);
  const together = losses.width > 1;
  const band = { x: steps, low, high, label: "their range", colour: 0 };
  return [
    {
      name: "figure-loss",
      part: "training",
      caption: together
        ? `The loss of the batches: mean and range of every ${counted(losses.width, "step")}.`
        : "The loss of every batch.",
      draw: (theme) =>
        lineChart(
          [
            {
              label: together ? `mean of ${losses.width} steps` : "loss",
              x: steps,
              y: means,
            },
          ],
          {
            title: "Loss",
            x: { label: "step" },
            y:
              Math.max(...means) > 10 * Math.min(...low) && Math.min(...low) > 0
                ? { scale: "log" }
                : {},
            bands: together ? [band] : [],
            ...wide,
            theme,
          },
        ),
    },
  ];
}
