import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

/** What a child found. */
export interface Found {
  /** Files that were read in spite of what was done to them. */
  readonly read: number;
  /** Seconds of CPU of the slowest file. */
  readonly slowest: number;
}

/** A child that says nothing for so long hangs: 256 files take it a second or two. */
const patience = 120_000;

/** Reads `count` mutated files of a format in a child with a heap of 256 MB; throws if it fails. */
export function fuzz(format: string, seed: number, count: number): Promise<Found> {
  const child = spawn(
    process.execPath,
    [
      "--max-old-space-size=256",
      "--conditions=@inkwash/source",
      "--disable-warning=ExperimentalWarning",
      fileURLToPath(new URL("child.ts", import.meta.url)),
      format,
      ...[seed, 0, count].map(String),
    ],
    { stdio: ["ignore", "pipe", "pipe"] },
  );
  return new Promise((resolve, reject) => {
    let [text, errors, at] = ["", "", 0];
    let found: Found | undefined;
    const hangs = (): void => {
      child.kill("SIGKILL");
      reject(new Error(`${format}: a file of ${at} to ${at + 255} hangs`));
    };
    let watchdog = setTimeout(hangs, patience);
    child.stderr.on("data", (chunk: Buffer) => (errors += chunk.toString()));
    child.stdout.on("data", (chunk: Buffer) => {
      clearTimeout(watchdog);
      watchdog = setTimeout(hangs, patience);
      text += chunk.toString();
      for (let end; (end = text.indexOf("\n")) >= 0; text = text.slice(end + 1)) {
        const line = JSON.parse(text.slice(0, end)) as { at?: number; wrong?: string } & Found;
        if (line.at !== undefined) at = line.at;
        else if (line.wrong !== undefined) errors = line.wrong;
        else found = line;
      }
    });
    child.on("close", (status, signal) => {
      clearTimeout(watchdog);
      if (status === 0 && found !== undefined) resolve(found);
      else reject(new Error(`${format}: ${signal ?? status} near file ${at}: ${errors}`));
    });
  });
}
