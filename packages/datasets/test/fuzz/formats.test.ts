import { expect, test } from "vitest";
import { fuzz } from "./harness.ts";
import { formats } from "./seeds.ts";

const full = process.env["INKWASH_TIER"] === "full";
const count = full ? 100_000 : 2000;

test.each([...Object.keys(formats), "any"])(
  `gives samples or one clear error for ${count} mutated files, in 1 s each and 256 MB: %s`,
  { timeout: full ? 1_800_000 : 60_000 },
  async (format) => {
    const { read, slowest } = await fuzz(format, 77, count);
    expect(slowest).toBeLessThan(1);
    expect(read).toBeGreaterThan(count / 200);
    expect(read).toBeLessThan(count * 0.9);
  },
);
