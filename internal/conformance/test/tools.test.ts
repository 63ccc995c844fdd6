// The scripts behind `npm start`, `npm test` and .ci/run, with small programs in the place of the
// tools that they start: what they count, what they print last, and how they end.
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join, resolve } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";

const repository = resolve(import.meta.dirname, "../../..");
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "inkwash-tools-"));
  for (const path of [".ci", "internal/tools", "package.json"]) {
    cpSync(join(repository, path), join(folder, path), { recursive: true });
  }
  mkdirSync(join(folder, "bin"));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Puts a shell script in the place of a tool. */
function stub(name: string, script: string): void {
  writeFileSync(join(folder, "bin", name), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
}

interface Ending {
  readonly status: number | null;
  /** The lines of stdout and stderr together, in the order of a terminal. */
  readonly lines: string[];
}

function start(command: string, args: readonly string[], env: Record<string, string> = {}): Ending {
  const { CI: _ci, CHROMIUM_PATH: _path, ...inherited } = process.env;
  const PATH = [join(folder, "bin"), "/usr/bin", "/bin"].join(delimiter);
  const log = join(folder, "log");
  const { status } = spawnSync("/bin/sh", ["-c", `"$@" >"${log}" 2>&1`, "sh", command, ...args], {
    cwd: folder,
    env: { ...inherited, ...env, PATH },
  });
  return { status, lines: readFileSync(log, "utf8").trimEnd().split("\n") };
}

describe("verify.mjs", () => {
  const browser = { CHROMIUM_PATH: process.execPath };
  const verify = (env: Record<string, string> = browser, ...args: string[]): Ending =>
    start(process.execPath, ["internal/tools/verify.mjs", ...args], env);
  const report = (passed: number, failed: number, pending = 0): string =>
    `echo '${JSON.stringify({
      numPassedTests: passed,
      numFailedTests: failed,
      numPendingTests: pending,
      numTodoTests: 0,
    })}' > coverage/tests.json`;

  beforeEach(() => {
    for (const tool of ["oxfmt", "turbo", "size-limit"]) stub(tool, "exit 0");
    stub("vitest", report(40, 0));
  });

  test("counts six gates and the tests, and ends with exactly that", () => {
    const { status, lines } = verify();
    expect(lines.at(-1)).toBe("46 passed, 0 failed");
    expect(status).toBe(0);
  });

  test("goes on after a failed gate and ends with its count", () => {
    stub("oxfmt", "echo 'a.ts is not formatted' >&2; exit 1");
    const { status, lines } = verify();
    expect(lines.at(-1)).toBe("45 passed, 1 failed");
    expect(lines.filter((line) => /^\[verify\] failed .* format$/.test(line))).toHaveLength(1);
    expect(status).toBe(1);
  });

  test("counts failed tests beside the gate that they fail", () => {
    stub("vitest", `${report(38, 2)}; exit 1`);
    expect(verify().lines.at(-1)).toBe("43 passed, 3 failed");
  });

  test("fails where the tests die before their report, or leave half of one", () => {
    stub("vitest", "kill -9 $$");
    expect(verify().lines.at(-1)).toBe("5 passed, 2 failed");
    stub("vitest", "echo '{\"numPassed' > coverage/tests.json");
    expect(verify()).toMatchObject({ status: 1 });
  });

  test("does not take yesterday's report for today's", () => {
    mkdirSync(join(folder, "coverage"));
    writeFileSync(join(folder, "coverage/tests.json"), '{ "numPassedTests": 1000 }');
    stub("vitest", "exit 1");
    expect(verify().lines.at(-1)).toBe("5 passed, 2 failed");
  });

  test("fails where a tool is not there at all", () => {
    rmSync(join(folder, "bin/turbo"));
    const { lines } = verify();
    expect(lines.join("\n")).toContain("[verify] turbo: spawnSync turbo ENOENT");
    expect(lines.at(-1)).toBe("43 passed, 3 failed");
  });

  test("names what is skipped before the count, not in it", () => {
    stub("vitest", report(40, 0, 7));
    expect(verify().lines.slice(-2)).toEqual(["[verify] 7 skipped", "46 passed, 0 failed"]);
  });

  test("says loudly that there is no Chromium, which is a failure with CI=true", () => {
    const nowhere = { CHROMIUM_PATH: join(folder, "no-chromium") };
    const here = verify(nowhere);
    expect(here.lines.join("\n")).toContain("*** NO CHROMIUM FOUND");
    expect(here.lines.slice(-2)).toEqual(["[verify] 1 skipped", "46 passed, 0 failed"]);
    expect(here.status).toBe(0);
    const inCi = verify({ ...nowhere, CI: "true" });
    expect(inCi.lines.at(-1)).toBe("46 passed, 1 failed");
    expect(inCi.status).toBe(1);
  });

  test("hands its tier and its Chromium to the tests", () => {
    const tell = 'echo "tier $INKWASH_TIER, chromium $CHROMIUM_PATH, $*"';
    stub("vitest", `${report(1, 0)}; ${tell}`);
    const said = (lines: readonly string[]): string =>
      lines.find((line) => line.startsWith("tier"))!;
    expect(said(verify().lines)).toBe(`tier fast, chromium ${process.execPath}, run`);
    expect(said(verify(browser, "full").lines)).toBe(
      `tier full, chromium ${process.execPath}, run`,
    );
  });
});

describe("task.mjs", () => {
  const task = (...args: string[]): Ending =>
    start(process.execPath, ["internal/tools/task.mjs", ...args], {
      CHROMIUM_PATH: process.execPath,
    });

  test("installs what is locked by the pnpm that package.json names, then runs the script", () => {
    stub("npx", 'echo "npx $*"');
    const { packageManager } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
    const pnpm = `npx --yes --prefer-offline ${packageManager as string}`;
    expect(task("verify", "full").lines).toEqual([
      `${pnpm} install --frozen-lockfile`,
      `${pnpm} --silent run verify full`,
    ]);
  });

  test("tells the script which Node the user has and where Chromium is", () => {
    stub("npx", 'echo "node $HOST_NODE, chromium $CHROMIUM_PATH"');
    expect(task("verify").lines.at(-1)).toContain(`, chromium ${process.execPath}`);
    expect(task("verify").lines.at(-1)).toMatch(/^node \S*node/);
  });

  test("ends like the script", () => {
    stub("npx", 'case "$*" in *install*) ;; *) echo "3 passed, 4 failed"; exit 9;; esac');
    expect(task("verify")).toEqual({ status: 9, lines: ["3 passed, 4 failed"] });
  });

  test("closes `npm test` with a count where the set-up itself fails", () => {
    stub("npx", "exit 7");
    const { status, lines } = task("verify");
    expect(lines.at(-1)).toBe("0 passed, 1 failed");
    expect(status).toBe(7);
    expect(task("demo").lines.join("\n")).not.toContain("passed");
  });
});

describe(".ci/run", () => {
  const ci = (started: string, tested: string): Ending => {
    stub("npm", `case "$1" in start) ${started};; test) ${tested};; esac`);
    return start("/bin/bash", [".ci/run"]);
  };

  test("counts `npm start` as one test", () => {
    const { status, lines } = ci("exit 0", 'echo "46 passed, 0 failed"');
    expect(lines.at(-1)).toBe("47 passed, 0 failed");
    expect(status).toBe(0);
  });

  test("runs `npm test` also where `npm start` fails, and fails", () => {
    const { status, lines } = ci("exit 2", 'echo "46 passed, 0 failed"');
    expect(lines.slice(-2)).toEqual(["npm start failed: see above.", "46 passed, 1 failed"]);
    expect(status).not.toBe(0);
  });

  test("fails where `npm test` fails, or ends without a count", () => {
    const failed = ci("exit 0", 'echo "40 passed, 6 failed"; exit 1');
    expect(failed.lines.at(-1)).toBe("41 passed, 6 failed");
    expect(failed.status).not.toBe(0);
    const died = ci("exit 0", "kill -9 $$");
    expect(died.lines.at(-1)).toBe("1 passed, 1 failed");
    expect(died.status).not.toBe(0);
  });

  test("asks for a browser: CI is set", () => {
    expect(ci('echo "CI=$CI"', 'echo "1 passed, 0 failed"').lines[0]).toBe("CI=true");
  });
});
