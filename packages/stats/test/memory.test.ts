import { execFileSync } from "node:child_process";
import { expect, test } from "vitest";

const program = `
import { philox } from "@inkwash/random";
import * as stats from "@inkwash/stats";
const n = Number(process.argv[1]);
const cloud = (k) => ({ data: philox(k).fillNormal(new Float64Array(2 * n)), shape: [n, 2] });
const [x, y] = [cloud(1), cloud(2)];
const found = [
  stats.energyDistance(x, y),
  stats.mmd(x, y),
  stats.mmd(x, y, { estimator: "linear" }),
  stats.slicedWasserstein(x, y, { directions: 50, rng: philox(3) }),
  stats.neighbourDivergence(x, y).value,
  stats.kernelDensityGrid2d(x, { size: 256 }).density.reduce((a, b) => Math.max(a, b)),
  stats.kernelDensityGrid(x.data, { bandwidth: "isj", size: 4096 }).bandwidth,
  stats.entropy(stats.sparseHistogram2d(x.data, y.data, { bins: 30000 })).value,
];
console.log(JSON.stringify({ found, megabytes: process.resourceUsage().maxRSS / 1024 }));
`;

const full = process.env["INKWASH_TIER"] === "full";
const n = full ? 100_000 : 3000;

test(
  `distances and densities of ${n} by ${n} points stay under 1 GB`,
  { timeout: 1_200_000 },
  () => {
    const flags = ["--conditions=@inkwash/source", "--disable-warning=ExperimentalWarning"];
    const printed = execFileSync(
      process.execPath,
      [...flags, "--max-old-space-size=512", "--input-type=module", "-e", program, String(n)],
      { encoding: "utf8", cwd: import.meta.dirname },
    );
    const { found, megabytes } = JSON.parse(printed) as { found: number[]; megabytes: number };
    expect(found.every(Number.isFinite)).toBe(true);
    expect(megabytes).toBeLessThan(1000);
  },
);
