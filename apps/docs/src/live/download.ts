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

/** The GIF of a film, made frame by frame so that the page stays alive. */
export async function gifOf(
  film: Film,
  onProgress: (share: number) => void,
): Promise<Uint8Array<ArrayBuffer>> {
  const encoder = gifEncoder(film);
  for (let i = 0; i < film.length; i++) {
    encoder.add(film.frame(i).pixels);
    onProgress((i + 1) / film.length);
    await new Promise((resolve) => setTimeout(resolve));
  }
  return encoder.finish();
}
