import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Experiment } from "./experiment-file.ts";
import { metricsTable } from "./metrics-table.ts";
import type { OutputFolder } from "./output-folder.ts";
import type { Outcome } from "./run-experiment.ts";
import { columns, duration, size } from "./words.ts";

/** What a person reads when a run has ended: the numbers, the files, and where to go next. */
export function summary(
  { document }: Experiment,
  { metrics, seconds, finished }: Outcome,
  folder: OutputFolder,
): string {
  const table = metricsTable(metrics);
  const figures = folder.files().filter(({ name }) => name.endsWith(".svg"));
  const files = folder
    .files()
    .filter(({ name }) => !name.endsWith(".svg"))
    .map(({ name, size: bytes }) => [name, size(bytes)]);
  const bytes = figures.reduce((sum, figure) => sum + figure.size, 0);
  if (figures.length > 0) files.push([`figure-*.svg (${figures.length})`, size(bytes)]);
  const checkpoint = join(folder.path, "checkpoint.safetensors");
  const goesOn = !finished && folder.files().some(({ name }) => checkpoint.endsWith(name));
  const page = join(folder.path, "report.html");
  return [
    "",
    `${document.title ?? document.name} (seed ${document.seed}, ${finished ? "" : "stopped after "}${duration(seconds)})`,
    ...(table.length > 0 ? ["", ...table.map((line) => `  ${line}`)] : []),
    "",
    `Files in ${folder.path}`,
    ...columns(files, [1]).map((line) => `  ${line}`),
    "",
    `The report lies in ${page}`,
    `Open it in a browser: ${pathToFileURL(page).href}`,
    ...(goesOn ? [`Go on where it stopped: the same command with --resume ${checkpoint}`] : []),
    ...(inRepository() ? ["Try it live: npm run site"] : []),
    "",
  ].join("\n");
}

/** Whether this command runs in a clone of the repository, which has the site. */
function inRepository(): boolean {
  try {
    const manifest = readFileSync(new URL("../../../package.json", import.meta.url), "utf8");
    return (JSON.parse(manifest) as { name?: unknown }).name === "inkwash-monorepo";
  } catch {
    return false;
  }
}
