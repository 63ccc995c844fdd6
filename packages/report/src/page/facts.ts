import { html, type Markup } from "./html.ts";

/** A name and what goes by it. */
export type Fact = readonly [name: string, value: string];

/** A list of facts. */
export function facts(list: readonly Fact[]): Markup {
  return html`<dl class="facts">
    ${list.map(
      ([name, value]) =>
        html`<div>
          <dt>${name}</dt>
          <dd>${value}</dd>
        </div>`,
    )}
  </dl>`;
}
