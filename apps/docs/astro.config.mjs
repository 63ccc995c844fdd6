import { fileURLToPath } from "node:url";
import { unified } from "@astrojs/markdown-remark";
import starlight from "@astrojs/starlight";
import { defineConfig, passthroughImageService } from "astro/config";
import rehypeKatex from "rehype-katex";
import remarkMath from "remark-math";
import starlightLinksValidator from "starlight-links-validator";
import starlightTypeDoc, { typeDocSidebarGroup } from "starlight-typedoc";
import { defaultClientConditions, defaultServerConditions } from "vite";

/** The packages as a reader meets them; a test checks that none is missing. */
const packages = {
  Numbers: ["special", "random"],
  "Data and noise": ["datasets", "schedules", "forward"],
  "Learning and sampling": ["nn", "samplers"],
  "Judging and showing": ["stats", "viz"],
  "Whole experiments": ["experiment", "report"],
  Kernels: ["wasm-kernels", "webgpu-kernels"],
};

const github = "https://github.com/inkwash/inkwash";
const repository = fileURLToPath(new URL("../..", import.meta.url));

// The packages are bundled from their sources, so that neither `dev` nor `build` needs their dist.
const source = "@inkwash/source";
const onServer = { resolve: { conditions: [source, ...defaultServerConditions] } };

export default defineConfig({
  site: "https://inkwash.dev",
  // Astro 7's own Markdown processor runs no remark or rehype plugin, so it cannot do KaTeX.
  markdown: { processor: unified({ remarkPlugins: [remarkMath], rehypePlugins: [rehypeKatex] }) },
  // Pictures are drawings; nothing has to be resized.
  image: { service: passthroughImageService() },
  server: { port: 4321 },
  vite: {
    resolve: { conditions: [source, ...defaultClientConditions] },
    environments: { ssr: onServer, prerender: onServer },
    worker: { format: "es" },
  },
  integrations: [
    starlight({
      title: "Inkwash",
      description: "Diffusion models in TypeScript, from the noise up.",
      favicon: "/favicon.svg",
      logo: { src: "./src/assets/drop.svg" },
      social: [{ icon: "github", label: "GitHub", href: github }],
      editLink: { baseUrl: `${github}/edit/main/apps/docs/` },
      head: [
        { tag: "meta", attrs: { property: "og:image", content: "https://inkwash.dev/social.png" } },
        { tag: "meta", attrs: { name: "twitter:card", content: "summary_large_image" } },
      ],
      routeMiddleware: "./src/sidebar.ts",
      customCss: ["katex/dist/katex.min.css", "./src/styles/inkwash.css"],
      plugins: [
        starlightTypeDoc({
          entryPoints: Object.values(packages)
            .flat()
            .map((name) => `../../packages/${name}`),
          sidebar: { label: "API reference", collapsed: true },
          typeDoc: {
            name: "API reference",
            entryPointStrategy: "packages",
            packageOptions: {
              entryPoints: ["src/index.ts"],
              readme: "none",
              excludeExternals: true,
              excludeInternal: true,
              // tsc has checked them, with the version that builds them.
              skipErrorChecking: true,
              // Links to the sources must not depend on whose clone builds the site.
              disableGit: true,
              gitRevision: "main",
              displayBasePath: repository,
              sourceLinkTemplate: `${github}/blob/{gitRevision}/{path}#L{line}`,
            },
            readme: "none",
            entryFileName: "index",
            excludeInternal: true,
            excludeReferences: true,
            excludeScopesInPaths: true,
          },
        }),
        starlightLinksValidator(),
      ],
      sidebar: [
        { label: "Getting started", slug: "getting-started" },
        { label: "Play", items: [{ autogenerate: { directory: "play" } }] },
        { label: "Concepts", items: [{ autogenerate: { directory: "concepts" } }] },
        {
          label: "Guides",
          items: [
            { autogenerate: { directory: "guides" } },
            { label: "Which sampler?", link: "/packages/samplers/#which-sampler" },
          ],
        },
        {
          label: "Packages",
          items: Object.entries(packages).map(([label, names]) => ({
            label,
            items: names.map((name) => `packages/${name}`),
          })),
        },
        {
          label: "Contributing",
          items: [
            { label: "How to contribute", link: `${github}/blob/main/CONTRIBUTING.md` },
            { autogenerate: { directory: "contributing" } },
          ],
        },
        typeDocSidebarGroup,
      ],
    }),
  ],
});
