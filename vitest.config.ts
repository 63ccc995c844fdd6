import { existsSync, readdirSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { playwright } from "@vitest/browser-playwright";
import { defineConfig, type TestProjectConfiguration } from "vitest/config";

/** Tests are started from the root and, by `pnpm --filter`, from a package. */
const root = import.meta.dirname;
const conditions = ["@inkwash/source"];
const swiftshader = "/usr/lib/chromium/vk_swiftshader_icd.json";
const env = {
  INKWASH_TIER: process.env["INKWASH_TIER"] ?? "fast",
  ...(process.env["VK_ICD_FILENAMES"] || !existsSync(swiftshader)
    ? {}
    : { VK_ICD_FILENAMES: swiftshader }),
};
const executablePath = process.env["CHROMIUM_PATH"] || "/usr/bin/chromium";
const hasTests = (folder: string, ending: string): boolean =>
  existsSync(join(root, folder, "test")) &&
  readdirSync(join(root, folder, "test"), { recursive: true }).some((file) =>
    String(file).endsWith(ending),
  );
const folders = (parent: string): string[] =>
  existsSync(join(root, parent))
    ? readdirSync(join(root, parent)).map((name) => `${parent}/${name}`)
    : [];

const source = { resolve: { conditions }, ssr: { resolve: { conditions } } };
const nameOf = (folder: string): string => folder.slice(folder.indexOf("/") + 1);

/** Suites that share the machine badly (packing, servers, whole runs) come after the others. */
const late: Record<string, number> = { conformance: 2, "apps/docs": 2 };

const inNode = (folder: string): TestProjectConfiguration => ({
  ...source,
  test: {
    name: nameOf(folder),
    root: folder,
    include: ["test/**/*.test.ts"],
    exclude: ["**/*.browser.test.ts"],
    env,
    testTimeout: 60_000,
    hookTimeout: 240_000,
    sequence: { groupOrder: late[nameOf(folder)] ?? late[folder] ?? 0 },
  },
});

const inBrowser = (
  folder: string,
  name: string,
  files: { include: string[]; exclude?: string[] },
  headers: Record<string, string> = {},
): TestProjectConfiguration => ({
  ...source,
  server: { headers },
  test: {
    name: `${nameOf(folder)}-${name}`,
    root: folder,
    ...files,
    testTimeout: 120_000,
    sequence: { groupOrder: 1 },
    browser: {
      enabled: true,
      headless: true,
      screenshotFailures: false,
      provider: playwright({
        launchOptions: {
          executablePath,
          args: [
            "--headless=new",
            "--no-sandbox",
            "--no-first-run",
            "--disable-quic",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--enable-unsafe-webgpu",
            "--use-webgpu-adapter=swiftshader",
          ],
        },
      }),
      instances: [{ browser: "chromium" }],
    },
  },
});

const isolated = "-isolated.browser.test.ts";
const onPages = (folder: string): TestProjectConfiguration =>
  inBrowser(folder, "browser", {
    include: ["test/**/*.browser.test.ts"],
    exclude: [`**/*${isolated}`],
  });

/** On pages that may share memory with their workers. */
const onIsolatedPages = (folder: string): TestProjectConfiguration =>
  inBrowser(
    folder,
    "browser-isolated",
    { include: [`test/**/*${isolated}`] },
    {
      "Cross-Origin-Opener-Policy": "same-origin",
      "Cross-Origin-Embedder-Policy": "require-corp",
    },
  );

const members = [...folders("packages"), ...folders("apps"), ...folders("internal")];

export default defineConfig({
  test: {
    // By default one core is left idle.
    maxWorkers: availableParallelism(),
    reporters: ["default", ["json", { outputFile: "coverage/tests.json" }]],
    coverage: {
      provider: "v8",
      include: ["packages/*/src/**/*.ts"],
      reporter: ["text-summary", "html", "json-summary"],
    },
    projects: [
      ...members.filter((folder) => hasTests(folder, ".test.ts")).map(inNode),
      // `npm test` finds or installs a Chromium; without one these are left out, loudly.
      ...(existsSync(executablePath)
        ? [
            ...members.filter((folder) => hasTests(folder, ".browser.test.ts")).map(onPages),
            ...members.filter((folder) => hasTests(folder, isolated)).map(onIsolatedPages),
          ]
        : []),
    ],
  },
});
