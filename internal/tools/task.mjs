#!/usr/bin/env node
// Set-up for `npm start` and `npm test`: needs only node >= 20 and npm.
// Gets the pnpm named in package.json "packageManager" through npx, installs the locked
// dependencies (among them the Node that the tools run on), finds or installs a Chromium
// where the task needs one, then runs the given root script.
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { findChromium } from "./chromium.mjs";

const root = new URL("../../", import.meta.url);
const { packageManager } = JSON.parse(readFileSync(new URL("package.json", root), "utf8"));
const [task, ...rest] = process.argv.slice(2);
const env = {
  ...process.env,
  // The user's own Node, on which the consumer tests run too. (process.execPath may already be
  // the pinned one: `npm run` puts node_modules/.bin first on PATH.)
  HOST_NODE: process.env.npm_node_execpath ?? process.execPath,
  TURBO_TELEMETRY_DISABLED: "1",
  ASTRO_TELEMETRY_DISABLED: "1",
  npm_config_loglevel: "error",
};

function run(command, args, options = {}) {
  const { status, error } = spawnSync(command, args, {
    cwd: root,
    env,
    stdio: "inherit",
    shell: process.platform === "win32",
    ...options,
  });
  if (error) console.error(`[task] ${command}: ${error.message}`);
  return status ?? 1;
}

const pnpm = (...args) => run("npx", ["--yes", "--prefer-offline", packageManager, ...args]);

function ensureChromium() {
  if (
    !findChromium(env) &&
    env.CHROMIUM_PATH === undefined &&
    existsSync("/usr/bin/apt-get") &&
    process.getuid?.() === 0
  ) {
    const apt = { env: { ...env, DEBIAN_FRONTEND: "noninteractive" } };
    const quiet = ["-o", "DPkg::Lock::Timeout=600", "-qq"];
    const packages = ["chromium", "libvulkan1", "fonts-dejavu-core"];
    for (let attempt = 0; attempt < 3 && !findChromium(env); attempt++) {
      run("apt-get", [...quiet, "update"], apt);
      run("apt-get", [...quiet, "install", "-y", "--no-install-recommends", ...packages], apt);
    }
  }
  env.CHROMIUM_PATH = findChromium(env) ?? env.CHROMIUM_PATH ?? "";
}

const installed = pnpm("install", "--frozen-lockfile");
if (installed !== 0) {
  console.error("[task] the locked dependencies could not be installed: see above.");
  // `npm test` closes with its count whatever fails, also when the set-up itself does.
  if (task === "verify") console.log("0 passed, 1 failed");
  process.exit(installed);
}
if (task === "verify") ensureChromium();
// Silent: pnpm's own line about a failed script would come after the count of `npm test`.
if (task) process.exit(pnpm("--silent", "run", task, ...rest));
