import { readFile } from "node:fs/promises";
import { arch, availableParallelism, cpus, platform, release, totalmem } from "node:os";

/** What a run ran on. */
export interface Machine {
  readonly processor: string;
  readonly cores: number;
  readonly memoryGiB: number;
  readonly system: string;
}

/** This machine. */
export function machine(): Machine {
  return {
    processor: cpus()[0]?.model.trim() || "unknown",
    cores: availableParallelism(),
    memoryGiB: Math.round((totalmem() / 2 ** 30) * 10) / 10,
    system: `${platform()} ${release()} ${arch()}`,
  };
}

/** The versions of everything that has a part in the numbers of a run. */
export async function versions(): Promise<Readonly<Record<string, string>>> {
  const own = new URL("../package.json", import.meta.url);
  const [inkwash, experiment, report] = await Promise.all([
    version(own.href),
    version(import.meta.resolve("@inkwash/experiment/package.json")),
    version(import.meta.resolve("@inkwash/report/package.json")),
  ]);
  const { node, v8 } = process.versions;
  return { inkwash, "@inkwash/experiment": experiment, "@inkwash/report": report, node, v8 };
}

async function version(url: string): Promise<string> {
  const manifest = JSON.parse(await readFile(new URL(url), "utf8")) as { version: string };
  return manifest.version;
}
