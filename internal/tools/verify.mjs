// Everything that must hold before a merge, each gate counted as one test;
// the last line is exactly 'N passed, N failed' (', N skipped' where some were).
// `verify full` runs the full tier: the slow suites at their full counts.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";

const full = process.argv.includes("full");
const ci = Boolean(process.env.CI);
const report = "coverage/tests.json";
let passed = 0;
let failed = 0;
let skipped = 0;

function gate(name, command, ...args) {
  const start = performance.now();
  const { status } = spawnSync(command, args, {
    stdio: "inherit",
    shell: process.platform === "win32",
    env: { ...process.env, INKWASH_TIER: full ? "full" : "fast" },
  });
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  console.log(`[verify] ${name}: ${status === 0 ? "ok" : `exit ${status}`}, ${seconds} s`);
  if (status === 0) passed++;
  else failed++;
}

rmSync("coverage", { recursive: true, force: true });
mkdirSync("coverage", { recursive: true });

const browser = process.env.CHROMIUM_PATH || (existsSync("/usr/bin/chromium") && "/usr/bin/chromium");
if (!browser) {
  console.error(
    "\n*** NO CHROMIUM FOUND: every browser test (WebGPU, worker, site, report) is left out.\n" +
      "*** Install Chromium and set CHROMIUM_PATH to its path.\n",
  );
  if (ci) failed++;
  else skipped++;
}

gate("format", "oxfmt", "--check");
gate("build", "turbo", "run", "build", "--output-logs=new-only");
gate("types", "turbo", "run", "check", "typecheck", "--output-logs=new-only");
gate("lint", "turbo", "run", "lint", "--output-logs=new-only");
gate("sizes", "size-limit");
gate("tests", "vitest", "run", ...(full ? [] : ["--coverage"]));

try {
  const result = JSON.parse(readFileSync(report, "utf8"));
  passed += result.numPassedTests;
  failed += result.numFailedTests;
  skipped += result.numPendingTests + result.numTodoTests;
} catch {
  console.error(`[verify] ${report} is missing or broken: the test run did not finish.`);
  failed++;
}
console.log(`${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ""}`);
process.exit(failed === 0 ? 0 : 1);
