import { toPng } from "@inkwash/viz";
import { download, gifOf, reportOf } from "./download.ts";
import { give } from "./give.ts";
import { part } from "./part.ts";
import { programOf } from "./program.ts";
import { captionOf } from "./readings.ts";
import { chartOf, filmOf, painterOf, standardWidth } from "./scene.ts";
import { documentFile } from "./shot.ts";
import { onTheme, themeNow } from "./theme.ts";
import type { View } from "./view.ts";

/** Everything that the page gives away. */
export interface TakeHome {
  /** Writes the program and the command for the film that is shown now. */
  update(): void;
}

const text = new TextDecoder();

/** Connects the buttons under the film. */
export function createTakeHome(root: HTMLElement, view: View): TakeHome {
  const status = part(root, "given");
  const documentNow = (): { readonly name: string } =>
    JSON.parse(text.decode(documentFile(view.showing!))) as { name: string };
  const onClick = (name: string, work: () => string | Promise<string>): void =>
    give(part<HTMLButtonElement>(root, name), status, () => (view.showing ? work() : ""));

  onClick("take-link", async () => {
    await navigator.clipboard.writeText(location.href);
    return "The link to exactly this page is copied.";
  });
  onClick("take-document", () => {
    download("experiment.json", "application/json", documentFile(view.showing!));
    return "experiment.json is the whole experiment.";
  });
  onClick("take-png", () => {
    const { scene } = view.showing!;
    const painter = painterOf(scene, { width: 2 * standardWidth, theme: themeNow() });
    const name = `${documentNow().name}-${view.frame!.level}.png`;
    const { width, height, palette } = painter;
    const bytes = toPng({ width, height, palette, pixels: painter.paint(view.frame!) });
    download(name, "image/png", bytes);
    return `${name} is this frame in ${width} x ${height} pixels.`;
  });
  onClick("take-svg", () => {
    const name = `${documentNow().name}-${view.frame!.level}.svg`;
    const frame = view.frame!;
    const { scene } = view.showing!;
    download(
      name,
      "image/svg+xml",
      chartOf(scene, frame, { title: captionOf(frame), theme: themeNow() }),
    );
    return `${name} is this frame with axes.`;
  });
  const progress =
    (what: string) =>
    (share: number): void => {
      status.textContent = `Making ${what}: ${Math.round(100 * share)} %`;
    };
  onClick("take-gif", async () => {
    const { scene, frames } = view.showing!;
    const name = `${documentNow().name}.gif`;
    const bytes = await gifOf(
      filmOf(
        scene,
        frames.map((frame) => ({ ...frame, caption: captionOf(frame) })),
        themeNow(),
      ),
      progress("the film"),
    );
    download(name, "image/gif", bytes);
    return `${name} has ${frames.length} frames.`;
  });
  onClick("take-report", async () => {
    const bytes = await reportOf(view.showing!.events, progress("the report"));
    download("report.html", "text/html", bytes);
    return "report.html is one page with everything in it; it opens from disk.";
  });
  onClick("take-code", async () => {
    await navigator.clipboard.writeText(part(root, "code").textContent);
    return "The program is copied.";
  });

  const update = (): void => {
    if (!view.showing) return;
    part(root, "code").textContent = programOf(documentNow(), view.showing.scene, themeNow());
  };
  onTheme(update);
  return { update };
}
