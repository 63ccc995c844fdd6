import type { Event } from "@inkwash/experiment";
import { createReport, type ReportFile } from "../src/index.ts";

/** Every file of a report on these events, by name. */
export function filesOf(events: readonly Event[]): Map<string, ReportFile> {
  const report = createReport();
  const files = [...events.flatMap((event) => report.push(event)), ...report.finish()];
  return new Map(files.map((file) => [file.name, file]));
}

/** The page without the bytes of what is in it. */
export function pageOf(files: Map<string, ReportFile>): string {
  const html = new TextDecoder().decode(files.get("report.html")!.bytes);
  return html.replaceAll(/;base64,[\w+/=]+/g, "");
}
