import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";

/** A Python program that answers each line it is sent with one of JSON. */
export interface PythonPeer {
  /** What it said first. */
  readonly about: Readonly<Record<string, unknown>>;
  /** Sends a line and waits for the answer. */
  ask(line: string): Promise<Readonly<Record<string, number>>>;
  /** Ends it. */
  end(): void;
}

/** Starts `python file ...args`; undefined where that does not work, as without PyTorch. */
export async function startPeer(
  python: string,
  file: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<PythonPeer | undefined> {
  const child = spawn(python, [file, ...args], {
    stdio: ["pipe", "pipe", "ignore"],
    env: { ...process.env, OMP_NUM_THREADS: "1", OPENBLAS_NUM_THREADS: "1", ...env },
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const next = async (): Promise<Record<string, number> | undefined> => {
    const { value, done } = await lines.next();
    return done ? undefined : JSON.parse(value);
  };
  const failed = once(child, "error").then(() => undefined);
  const about = await Promise.race([next(), failed]);
  if (!about) return undefined;
  return {
    about,
    async ask(line) {
      child.stdin.write(`${line}\n`);
      const answer = await next();
      if (!answer) throw new Error(`${python} ${file} ended at "${line}"`);
      return answer;
    },
    end: () => child.stdin.end(),
  };
}
