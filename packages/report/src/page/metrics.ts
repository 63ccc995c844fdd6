import type { MetricEvent } from "@inkwash/experiment";
import type { Figure } from "../figures/figure.ts";
import { byName } from "../figures/metrics.ts";
import { spoken } from "../numbers.ts";
import type { Story } from "../story.ts";
import { shown } from "./figures.ts";
import { html, type Markup } from "./html.ts";

const ratioOf = ({ value, floor }: MetricEvent): string =>
  floor && floor.mean !== 0 ? (value / floor.mean).toFixed(2) : "–";

function row(metric: MetricEvent): Markup {
  const { of, value, floor, blob } = metric;
  const range = floor && html` <small>[${spoken(floor.low)}, ${spoken(floor.high)}]</small>`;
  return html`<tr>
    <th scope="row">${of}</th>
    <td>${spoken(value)}</td>
    <td>${floor ? spoken(floor.mean) : "–"}${range}</td>
    <td>${ratioOf(metric)}</td>
    <td>${blob === undefined ? "–" : spoken(blob)}</td>
  </tr>`;
}

function group(name: string, metrics: readonly MetricEvent[]): Markup {
  const { better } = metrics[0]!;
  const wish = better === "neither" ? "" : ` (${better} is better)`;
  return html`<tbody>
    <tr>
      <th scope="rowgroup" colspan="5">${name}${wish}</th>
    </tr>
    ${metrics.map(row)}
  </tbody>`;
}

/** All numbers of the samplers, each beside its floor. */
export function metricSection(story: Story, figures: readonly Figure[]): Markup | undefined {
  const groups = [...byName(story)];
  if (groups.length === 0) return undefined;
  return html`<section>
    <h2>The numbers</h2>
    <p class="note">
      The floor is the same number between fresh draws of the data, as its mean and [least,
      greatest]; no sampler can be expected to do better, and the ratio is the value over that mean.
      The last column is Gaussian noise with the mean and covariance of the data: what comes without
      learning.
    </p>
    <div class="scroll" role="region" aria-label="The numbers" tabindex="0">
      <table>
        <thead>
          <tr>
            <th scope="col">sampler</th>
            <th scope="col">value</th>
            <th scope="col">floor</th>
            <th scope="col">ratio</th>
            <th scope="col">Gaussian</th>
          </tr>
        </thead>
        ${groups.map(([name, metrics]) => group(name, metrics))}
      </table>
    </div>
    <div class="grid">${figures.filter(({ part }) => part === "metrics").map(shown)}</div>
  </section>`;
}

/** The best sampler of each metric, in large figures. */
export function marks(story: Story): Markup | undefined {
  const groups = [...byName(story)].filter(([, metrics]) => metrics[0]!.better !== "neither");
  if (groups.length === 0) return undefined;
  return html`<dl class="marks">
    ${groups.map(([name, metrics]) => {
      const best = metrics.reduce((a, b) =>
        (b.better === "lower" ? b.value < a.value : b.value > a.value) ? b : a,
      );
      const floor = best.floor && `floor ${spoken(best.floor.mean)}`;
      const blob = best.blob !== undefined && `Gaussian noise ${spoken(best.blob)}`;
      const beside = [floor, blob].filter(Boolean).join(", ");
      return html`<div>
        <dt>${name}, ${best.of}</dt>
        <dd class="value">${spoken(best.value)}</dd>
        <dd class="range">${beside}</dd>
      </div>`;
    })}
  </dl>`;
}
