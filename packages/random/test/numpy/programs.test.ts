import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import golden from "@inkwash/golden/numpy_programs.json" with { type: "json" };
import { expect, test } from "vitest";
import { mismatches, type Program } from "./programs.ts";

test.for(golden.programs.map((program, i) => ({ i, program: program as Program })))(
  "program $i, of 16 calls on one generator, draws what NumPy draws",
  ({ program }) => {
    expect(mismatches(program)).toEqual([]);
  },
);

const script = fileURLToPath(
  new URL("../../../../internal/golden/make/numpy_programs.py", import.meta.url),
);
const python = "/usr/bin/python3";
const hasNumPy = spawnSync(python, ["-c", "import numpy"]).status === 0;

test.runIf(process.env["INKWASH_TIER"] === "full" && hasNumPy)(
  "3,000 further programs draw what the NumPy of this machine draws",
  () => {
    const made = spawnSync(python, [script, "--print", "20261122", "3000"], {
      encoding: "utf8",
      maxBuffer: 2 ** 29,
    });
    const programs = JSON.parse(made.stdout) as Program[];
    expect(programs.flatMap(mismatches)).toEqual([]);
  },
  600_000,
);
