// Everything that must hold before a merge, each gate counted as one test beside the tests
// themselves; the last line is exactly 'N passed, N failed', also when a gate fails or dies.
// `verify full` runs the full tier: the slow suites at their full counts.
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { findChromium } from "./chromium.mjs";

const full = process.argv.includes("full");
const report = "coverage/tests.json";
const chromium = findChromium();
const env = {
  ...process.env,
  CHROMIUM_PATH: chromium ?? "",
  INKWASH_TIER: full ? "full" : "fast",
};

const count = { passed: 0, failed: 0, skipped: 0 };
const gates = [];

function note(name, outcome, seconds) {
  count[outcome]++;
  gates.push({ name, outcome, seconds });
}

function gate(name, command, ...args) {
  const start = performance.now();
  const { status, error } = spawnSync(command, args, {
    stdio: "inherit",
    shell: process.platform === "win32",
    env,
  });
  if (error) console.error(`[verify] ${command}: ${error.message}`);
  note(name, status === 0 ? "passed" : "failed", (performance.now() - start) / 1000);
}

rmSync("coverage", { recursive: true, force: true });
mkdirSync("coverage", { recursive: true });

gate("format", "oxfmt", "--check");
gate("build", "turbo", "run", "build", "--output-logs=new-only");
gate("types", "turbo", "run", "check", "typecheck", "--output-logs=new-only");
gate("lint", "turbo", "run", "lint", "--output-logs=new-only");
gate("sizes", "size-limit");
gate("tests", "vitest", "run");

try {
  const result = JSON.parse(readFileSync(report, "utf8"));
  count.passed += result.numPassedTests;
  count.failed += result.numFailedTests;
  count.skipped += result.numPendingTests + result.numTodoTests;
} catch {
  note(`${report} is missing or broken: the tests did not finish`, "failed", 0);
}

if (!chromium) {
  console.error(
    "\n*** NO CHROMIUM FOUND: every browser test (WebGPU, worker, site, report) is left out.\n" +
      "*** Install Chromium, or set CHROMIUM_PATH to the path of one.\n",
  );
  note("browser", process.env.CI ? "failed" : "skipped", 0);
}

for (const { name, outcome, seconds } of gates) {
  console.log(`[verify] ${outcome.padEnd(7)} ${seconds.toFixed(1).padStart(6)} s  ${name}`);
}
if (count.skipped > 0) console.log(`[verify] ${count.skipped} skipped`);
console.log(`${count.passed} passed, ${count.failed} failed`);
process.exit(count.failed === 0 ? 0 : 1);
