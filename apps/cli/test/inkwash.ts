import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { onTestFinished } from "vitest";

/** What a process has left behind. */
export interface Ended {
  /** The exit code, or the signal that ended it. */
  readonly code: number | string;
  readonly stdout: string;
  readonly stderr: string;
}

/** A process that runs. */
export interface Running {
  readonly child: ChildProcess;
  /** Resolves once stdout or stderr contains a text. */
  readonly says: (text: string) => Promise<void>;
  readonly ended: Promise<Ended>;
}

const command = fileURLToPath(new URL("../src/main.ts", import.meta.url));

// Every process compiles the same sources: the second one finds them ready.
const NODE_COMPILE_CACHE = join(tmpdir(), "inkwash-cli-compile-cache");

/** Starts Node on a program of TypeScript sources. */
export function startNode(args: readonly string[], cwd?: string): Running {
  const child = spawn(process.execPath, ["--conditions=@inkwash/source", ...args], {
    cwd,
    env: { ...process.env, NODE_COMPILE_CACHE, INKWASH_DEBUG: "" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  let stdout = "";
  let stderr = "";
  let check = (): void => {};
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    stdout += text;
    check();
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    stderr += text;
    check();
  });
  const ended = new Promise<Ended>((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code, signal) => resolve({ code: code ?? signal!, stdout, stderr }));
  });
  const says = async (text: string): Promise<void> => {
    const said = new Promise<void>((resolve) => {
      check = (): void => {
        if (stdout.includes(text) || stderr.includes(text)) resolve();
      };
      check();
    });
    const early = ended.then((end) => {
      throw new Error(`it ended with ${end.code} before it said ${text}: ${end.stderr}`);
    });
    await Promise.race([said, early]);
  };
  return { child, says, ended };
}

/** Starts the command line from its sources. */
export function start(...args: readonly string[]): Running {
  return startNode([command, ...args]);
}

/** Runs the command line from its sources to its end. */
export function inkwash(...args: readonly string[]): Promise<Ended> {
  return start(...args).ended;
}

/** A new folder that is removed after the test. */
export function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "inkwash-cli-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A small experiment with everything in it: well under a second of work. */
export const tiny = {
  version: 1,
  name: "tiny",
  title: "A tiny experiment",
  data: { kind: "moons", n: 200 },
  picture: { source: "chelsea", size: [24, 36], frames: 3 },
  schedule: { kind: "linear", steps: 10, start: 1e-4, end: 0.5 },
  forward: { frames: 4 },
  model: { width: 16, depth: 1 },
  train: { steps: 60, batch: 16, report: 20, checkpoint: 40 },
  sample: {
    n: 100,
    frames: 4,
    samplers: [
      { name: "ddpm", kind: "ddpm" },
      { name: "ddim", kind: "ddim", steps: 5 },
    ],
  },
  metrics: { repeats: 2, directions: 5, energyPoints: 50 },
};

/** A document that trains for as long as it is let. */
export const endless = { ...tiny, picture: undefined, train: { steps: 10_000_000, report: 20 } };

/** Writes a document to a file. */
export function save(path: string, document: unknown): string {
  writeFileSync(path, typeof document === "string" ? document : JSON.stringify(document));
  return path;
}
