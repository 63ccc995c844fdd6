import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { expect, test } from "vitest";
import { inkwash, newFolder, save, startNode, tiny } from "./inkwash.ts";

const { data, forward, schedule, version } = tiny;
const document = { version, name: "gpu", data, schedule, forward };
const main = fileURLToPath(new URL("../src/main.ts", import.meta.url));
const required = Boolean(process.env["REQUIRE_GPU"] || process.env["CI"]);

test("run --backend webgpu says what to install where the package is missing", async () => {
  const folder = newFolder();
  const out = join(folder, "out");
  const file = save(join(folder, "gpu.json"), document);
  const { code, stderr } = await inkwash("run", file, "--out", out, "--backend", "webgpu");
  expect(stderr).toMatch(
    /^inkwash: --backend webgpu needs the package "webgpu".*npm i webgpu.*\n$/,
  );
  expect(code).toBe(2);
  expect(existsSync(out)).toBe(false);
});

test("run --backend webgpu noises on the GPU where the package is there", async ({ skip }) => {
  const folder = newFolder();
  const file = save(join(folder, "gpu.json"), document);
  // As if the user had installed it beside inkwash.
  const conformance = new URL("../../../internal/conformance/package.json", import.meta.url);
  const url = pathToFileURL(createRequire(conformance).resolve("webgpu")).href;
  const hooks = `import { registerHooks } from "node:module";
    const url = ${JSON.stringify(url)};
    registerHooks({ resolve: (name, context, next) =>
      name === "webgpu" ? { url, shortCircuit: true } : next(name, context) });`;
  const { code, stdout, stderr } = await startNode([
    "--import",
    `data:text/javascript,${encodeURIComponent(hooks)}`,
    main,
    "run",
    file,
    "--out",
    join(folder, "out"),
    "--backend",
    "webgpu",
    "--json",
  ]).ended;
  skip(!required && stderr.includes("no GPU was found"), "no WebGPU adapter in Node");
  expect(stderr).toContain("✔ data under noise: 4 frames");
  expect(code).toBe(0);
  expect(stdout).toContain('"backend":"webgpu","mode":"close"');
});
