import { describe, expect, test } from "vitest";
import { html, raw } from "../src/page/html.ts";

// Under this name the formatter leaves the templates as they are.
const template = html;

describe("html`...`", () => {
  test("escapes text", () => {
    const text = `<img src=x onerror="a('b')"> & more`;
    expect(template`<p title="${text}">${text}</p>`.markup).toBe(
      '<p title="&lt;img src=x onerror=&quot;a(&#39;b&#39;)&quot;&gt; &amp; more">' +
        "&lt;img src=x onerror=&quot;a(&#39;b&#39;)&quot;&gt; &amp; more</p>",
    );
  });

  test("leaves markup as it is, joins lists and leaves out what is not there", () => {
    const items = ["a&b", "c"].map((text) => template`<li>${text}</li>`);
    expect(template`<ul>${items}${undefined}${false}</ul>${raw("<hr>")}${0}`.markup).toBe(
      "<ul><li>a&amp;b</li><li>c</li></ul><hr>0",
    );
  });
});
