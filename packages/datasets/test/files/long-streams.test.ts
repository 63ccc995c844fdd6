import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, test } from "vitest";

const full = process.env["INKWASH_TIER"] === "full";
const megabytes = full ? 2500 : 50;

test.each(["csv", "npy"])(
  `%sRows(stream) reads ${megabytes} MB by rows under a heap of 256 MB`,
  { timeout: full ? 900_000 : 60_000 },
  async (format) => {
    const { stdout } = await promisify(execFile)(process.execPath, [
      "--max-old-space-size=256",
      "--conditions=@inkwash/source",
      "--disable-warning=ExperimentalWarning",
      fileURLToPath(new URL("long-stream.ts", import.meta.url)),
      format,
      String(megabytes),
    ]);
    const found = JSON.parse(stdout) as { rows: boolean; sum: boolean; megabytes: number };
    expect(found).toMatchObject({ rows: true, sum: true });
    // Node itself takes a hundred; typed arrays lie outside its heap and count here.
    expect(found.megabytes).toBeLessThan(400);
  },
);
