import { lineChart } from "@inkwash/viz";
import { chartWidth } from "../chart-size.ts";
import { markerOn } from "../marker.ts";
import { writeNumbers } from "../numbers.ts";
import { part } from "../part.ts";
import { openFigure } from "./figure.ts";
import type { Saturated } from "./saturated.ts";

const bits = (value: number): string => `${value.toFixed(3).replace("-", "−")} bits`;

/** Brings the figure about divergences of few points in many cells to life. */
export function mountSaturated(root: HTMLElement): void {
  const count = part<HTMLInputElement>(root, "count");
  const spread = part<HTMLInputElement>(root, "spread");
  const chart = part(root, "chart");
  const label = part(root, "label");
  let seed = 1;
  let found: Saturated | undefined;
  let mark: (share: number) => void = () => {};

  const read = (): void => {
    const deviation = spread.valueAsNumber.toFixed(2);
    part(root, "deviation").textContent = deviation;
    if (!found) return;
    const i = count.valueAsNumber;
    const n = `${found.n[i]!.toLocaleString("en")} points`;
    label.textContent = count.ariaValueText = n;
    mark(Math.log(found.n[i]! / found.n[0]!) / Math.log(found.n.at(-1)! / found.n[0]!));
    writeNumbers(part(root, "numbers"), [
      ["wrong", "the tutorial's: 1,000 × 1,000 cells", bits(found.tutorial[i]!)],
      ["wrong", "the least it can say", bits(found.lowest[i]!)],
      ["right", "20 × 20 cells, bias taken off", bits(found.coarse[i]!)],
      ["right", "by neighbours, against the density", bits(found.neighbours[i]!)],
      ["exact", "exact", bits(found.exact)],
    ]);
  };
  const figure = openFigure<Saturated>(root, (answer) => {
    found = answer;
    const { n: x, exact } = answer;
    const line = (label: string, y: number[], colour: number, dashed = false) => ({
      x,
      y,
      label,
      colour,
      dashed,
    });
    chart.innerHTML = lineChart(
      [
        line("tutorial 000", answer.tutorial, 1),
        line("its lowest value", answer.lowest, 1, true),
        line("20 × 20 cells, less bias", answer.coarse, 2),
        line("by neighbours", answer.neighbours, 0),
        line("exact", [exact, exact], 3, true),
      ].map((series) => (series.label === "exact" ? { ...series, x: [x[0]!, x.at(-1)!] } : series)),
      {
        width: chartWidth(chart),
        height: 300,
        theme: "auto",
        description: "Four estimates of a divergence over the number of points, beside its value.",
        x: { label: "points", scale: "log", domain: [x[0]!, x.at(-1)!] },
        y: { label: "bits", domain: [-1, 14] },
      },
    );
    mark = markerOn(chart.firstElementChild!);
    read();
  });
  const ask = (): void => {
    figure.ask({ figure: "saturated", deviation: spread.valueAsNumber, seed });
  };
  count.addEventListener("input", read);
  spread.addEventListener("input", () => {
    read();
    ask();
  });
  part(root, "again").addEventListener("click", () => {
    seed++;
    ask();
  });
  figure.whenSeen(ask);
}
