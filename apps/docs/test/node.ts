import { spawnSync } from "node:child_process";
import { resolve } from "node:path";

const site = resolve(import.meta.dirname, "..");

/** Runs a program with the packages' sources, in a folder of this member; gives what it prints. */
export function runProgram(code: string, folder: string = site): string {
  const flags = ["--conditions=@inkwash/source", "--input-type=module-typescript"];
  const place = `process.chdir(${JSON.stringify(folder)});\n`;
  // Imports go first whatever stands before them.
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    [...flags, "--eval", place + code],
    { cwd: site, encoding: "utf8", maxBuffer: 2 ** 26 },
  );
  if (status !== 0) throw new Error(stderr);
  return stdout;
}
