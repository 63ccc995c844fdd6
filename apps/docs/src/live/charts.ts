import type { ForwardStepEvent } from "@inkwash/experiment";
import { lineChart } from "@inkwash/viz";
import { markerOn } from "./marker.ts";
import { logSnrOf } from "./readings.ts";

/**
 * Draws the schedule of a film: the rates of signal and noise, and their ratio.
 *
 * @returns Moves the markers of both charts to a level.
 */
export function drawCharts(
  container: HTMLElement,
  frames: readonly ForwardStepEvent[],
): (level: number) => void {
  const { levels } = frames[0]!;
  const domain = [0, levels] as const;
  const size = { width: 420, height: 250, theme: "auto" } as const;
  const x = frames.map(({ level }) => level);
  const rates = lineChart(
    [
      { x, y: frames.map(({ signal }) => signal), label: "signal √ᾱ" },
      { x, y: frames.map(({ noise }) => noise), label: "noise √(1 − ᾱ)" },
    ],
    {
      ...size,
      description: "The rates of signal and noise over the levels of the schedule.",
      x: { label: "level", domain },
      y: { domain: [0, 1] },
    },
  );
  const finite = frames.filter((frame) => Number.isFinite(logSnrOf(frame)));
  const ratio =
    finite.length === 0
      ? ""
      : lineChart(
          [{ x: finite.map(({ level }) => level), y: finite.map(logSnrOf), label: "log-SNR" }],
          {
            ...size,
            description: "The logarithm of the signal-to-noise ratio over the levels.",
            x: { label: "level", domain },
          },
        );
  container.innerHTML = rates + ratio;
  const markers = [...container.children].map((chart) => markerOn(chart));
  return (level) => {
    for (const move of markers) move(level / levels);
  };
}
