import { lineChart } from "@inkwash/viz";
import { chartWidth } from "../chart-size.ts";
import { markerOn } from "../marker.ts";
import { writeNumbers } from "../numbers.ts";
import { part } from "../part.ts";
import { openFigure } from "./figure.ts";
import type { Fitted } from "./fitted.ts";

/** Three digits, however small. */
const shown = (p: number): string =>
  p >= 1e-3 ? p.toFixed(3) : p === 0 ? "< 1e−300" : p.toExponential(1).replace("-", "−");

/** Brings the figure about a p-value with fitted parameters to life. */
export function mountFitted(root: HTMLElement): void {
  const slider = part<HTMLInputElement>(root, "step");
  const chart = part(root, "chart");
  const label = part(root, "label");
  let found: Fitted | undefined;
  let mark: (share: number) => void = () => {};

  const read = (): void => {
    if (!found) return;
    const i = slider.valueAsNumber;
    label.textContent = slider.ariaValueText = `step ${found.step[i]} of ${found.step.at(-1)}`;
    mark(i / (found.step.length - 1));
    writeNumbers(part(root, "numbers"), [
      ["wrong", "the tutorial's “p”: parameters fitted", shown(found.tutorial[i]!)],
      ["right", "is it normal at all? Lilliefors' p", shown(found.normal[i]!)],
      ["right", "is it N(0, 1)? p", shown(found.standard[i]!)],
      ["exact", "exact deviation of the law", found.deviation[i]!.toFixed(4)],
      ["exact", "exact distance of the law to N(0, 1)", found.distance[i]!.toFixed(4)],
    ]);
  };
  const figure = openFigure<Fitted>(root, (answer) => {
    found = answer;
    const { step: x } = answer;
    chart.innerHTML = lineChart(
      [
        { x, y: answer.tutorial, label: "tutorial 003", colour: 1 },
        { x, y: answer.normal, label: "Lilliefors", colour: 2 },
        { x, y: answer.standard, label: "against N(0, 1)", colour: 0 },
      ],
      {
        width: chartWidth(chart),
        height: 300,
        theme: "auto",
        description: "Three p-values over the steps of tutorial 003.",
        x: { label: "step", domain: [0, x.at(-1)!] },
        y: { label: "p", domain: [0, 1] },
      },
    );
    mark = markerOn(chart.firstElementChild!);
    slider.max = String(x.length - 1);
    read();
  });
  slider.addEventListener("input", read);
  figure.whenSeen(() => figure.ask({ figure: "fitted" }));
}
