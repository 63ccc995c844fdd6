export { createReport } from "./create-report.ts";
export type { Report, ReportFile } from "./types.ts";
