import { dataUrl } from "../base64.ts";
import { spoken } from "../numbers.ts";
import type { Story } from "../story.ts";
import { html, type Markup } from "./html.ts";

const promises = {
  strict: "strict: the same bits on every machine",
  close: "close: the same numbers within the tolerance of the device's kernels",
};

function facts({ document, done, training, losses }: Story): [string, string][] {
  const found: [string, string][] = [];
  if (document) found.push(["Seed", String(document.seed)]);
  if (done) {
    found.push(["Backend", done.backend], ["Mode", promises[done.mode]]);
    found.push(["Random numbers", done.generator]);
  }
  const last = losses.bins.at(-1);
  if (training && last) {
    found.push(["Training", `${spoken(training.step)} of ${spoken(training.steps)} steps`]);
    found.push(["Loss at the end", `${spoken(last.mean)} (mean of the last steps)`]);
  }
  return found;
}

/** What made the numbers and how to make them again. */
export function makers(story: Story): Markup {
  const { document, done, artifacts } = story;
  const backend = done && done.backend !== "js" ? ` --backend ${done.backend}` : "";
  return html`<section>
    <h2>What made this</h2>
    <dl class="makers">
      ${facts(story).map(
        ([name, value]) =>
          html`<dt>${name}</dt>
            <dd>${value}</dd>`,
      )}
    </dl>
    ${
      document &&
      html`<p>Save <code>experiment.json</code> and run it again; the numbers will be the same.</p>
        <pre tabindex="0"><code>npx inkwash run experiment.json${backend}</code></pre>
        <details>
          <summary>The document</summary>
          <pre tabindex="0"><code>${JSON.stringify(document, null, 2)}</code></pre>
        </details>`
    }
    <ul class="files saves">
      ${artifacts.map(
        ({ name, mediaType, bytes }) =>
          html`<li><a href="${dataUrl(mediaType, bytes)}" download="${name}">Save ${name}</a></li>`,
      )}
    </ul>
  </section>`;
}
