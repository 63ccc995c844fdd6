import { readdirSync } from "node:fs";
import { unified } from "@astrojs/markdown-remark";
import starlight from "@astrojs/starlight";
import { defineConfig } from "astro/config";
import rehypeKatex from "rehype-katex";
import remarkMath from "remark-math";
import starlightLinksValidator from "starlight-links-validator";
import starlightTypeDoc, { typeDocSidebarGroup } from "starlight-typedoc";

const packages = readdirSync(new URL("../../packages", import.meta.url)).sort();

export default defineConfig({
  site: "https://inkwash.dev",
  // Astro 7's own Markdown processor runs no remark or rehype plugin, so it cannot do KaTeX.
  markdown: { processor: unified({ remarkPlugins: [remarkMath], rehypePlugins: [rehypeKatex] }) },
  server: { port: 4321 },
  // The packages are built from their sources, in development and for the site alike.
  vite: {
    resolve: { conditions: ["@inkwash/source"] },
    ssr: { resolve: { conditions: ["@inkwash/source"] } },
    worker: { format: "es" },
  },
  integrations: [
    starlight({
      title: "Inkwash",
      description: "Diffusion models in TypeScript, from the noise up.",
      favicon: "/favicon.svg",
      logo: { src: "./src/assets/drop.svg" },
      customCss: ["katex/dist/katex.min.css", "./src/styles/inkwash.css"],
      plugins: [
        starlightTypeDoc({
          entryPoints: packages.map((name) => `../../packages/${name}`),
          typeDoc: {
            entryPointStrategy: "packages",
            packageOptions: {
              entryPoints: ["src/index.ts"],
              readme: "none",
              excludeExternals: true,
              excludeInternal: true,
            },
            readme: "none",
            entryFileName: "index",
            excludeInternal: true,
            excludeReferences: true,
          },
        }),
        starlightLinksValidator(),
      ],
      sidebar: [
        { label: "Getting started", slug: "getting-started" },
        { label: "Play", items: [{ label: "The swiss roll under noise", slug: "play/forward" }] },
        {
          label: "Concepts",
          items: ["concepts/notation", "concepts/experiments"],
        },
        { label: "Guides", items: ["guides/tutorials", "guides/examples"] },
        { label: "Packages", items: [{ autogenerate: { directory: "packages" } }] },
        { label: "Contributing", items: ["contributing/architecture", "contributing/credits"] },
        typeDocSidebarGroup,
      ],
    }),
  ],
});
