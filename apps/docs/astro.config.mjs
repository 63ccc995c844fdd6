import { unified } from "@astrojs/markdown-remark";
import starlight from "@astrojs/starlight";
import { defineConfig } from "astro/config";
import rehypeKatex from "rehype-katex";
import remarkMath from "remark-math";

export default defineConfig({
  site: "https://inkwash.dev",
  // Astro 7's own Markdown processor runs no remark or rehype plugin, so it cannot do KaTeX.
  markdown: { processor: unified({ remarkPlugins: [remarkMath], rehypePlugins: [rehypeKatex] }) },
  integrations: [starlight({ title: "Inkwash", customCss: ["katex/dist/katex.min.css"] })],
});
