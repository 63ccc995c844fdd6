import { dataUrl } from "../base64.ts";
import type { Story } from "../story.ts";
import { facts, type Fact } from "./facts.ts";
import { html, type Markup } from "./html.ts";

const promises = {
  strict: "strict: the same bits on every machine",
  close: "close: the same numbers within the tolerance of the device",
};

function origin({ document, done }: Story): Fact[] {
  const found: Fact[] = [];
  if (document) found.push(["Seed", String(document.seed)]);
  if (!done) return found;
  found.push(["Random numbers", done.generator], ["Backend", done.backend]);
  return [...found, ["Mode", promises[done.mode]]];
}

/** What made the numbers, and how to make them again. */
export function makers(story: Story): Markup {
  const { document, done, artifacts } = story;
  const backend = done && done.backend !== "js" ? ` --backend ${done.backend}` : "";
  return html`<section>
    <h2>What made this</h2>
    ${facts(origin(story))}
    ${
      document &&
      html`<p>To run it again, save the document and give it to the command line.</p>
        <pre tabindex="0"><code>npx inkwash run experiment.json${backend}</code></pre>`
    }
    <ul class="saves">
      ${artifacts.map(
        ({ name, mediaType, bytes }) =>
          html`<li><a href="${dataUrl(mediaType, bytes)}" download="${name}">Save ${name}</a></li>`,
      )}
    </ul>
    ${
      document &&
      html`<details>
        <summary>The document</summary>
        <pre tabindex="0"><code>${JSON.stringify(document, null, 2)}</code></pre>
      </details>`
    }
  </section>`;
}
