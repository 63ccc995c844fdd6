import type { Event } from "@inkwash/experiment";
import { type Film, gifEncoder } from "@inkwash/viz";

/** Hands bytes or text to the reader as a file. */
export function download(name: string, mediaType: string, content: BlobPart): void {
  const address = URL.createObjectURL(new Blob([content], { type: mediaType }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  // The browser has taken the address by the time the next task runs.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

/** Lets the page do whatever waits. */
const breathe = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

/** The GIF of a film, made frame by frame so that the page stays alive. */
export async function gifOf(
  film: Film,
  onProgress: (share: number) => void,
): Promise<Uint8Array<ArrayBuffer>> {
  const encoder = gifEncoder(film);
  for (let i = 0; i < film.length; i++) {
    encoder.add(film.frame(i).pixels);
    onProgress((i + 1) / film.length);
    await breathe();
  }
  return encoder.finish();
}

/** The page that the command line writes for the same events; its maker is loaded when asked for. */
export async function reportOf(
  events: readonly Event[],
  onProgress: (share: number) => void,
): Promise<Uint8Array<ArrayBuffer>> {
  const { createReport } = await import("@inkwash/report");
  const report = createReport();
  for (const [i, event] of events.entries()) {
    report.push(event);
    onProgress((i + 1) / events.length);
    await breathe();
  }
  const page = report.finish().find(({ name }) => name === "report.html");
  if (!page) throw new Error("the report has no page");
  return page.bytes;
}
