import { checkCount, checkLength, imagesIn } from "../check.ts";
import { imagePng } from "../image-png.ts";
import { montageOf } from "../pixels.ts";
import { paints } from "../theme.ts";
import type { Samples } from "../types.ts";
import type { ChartOptions } from "./options.ts";
import { chartRoot, textSize } from "./root.ts";
import { coordinate, element, textAt } from "./svg.ts";

/** Options of {@link imageGrid}; the height follows from the images where it is absent. */
export interface ImageGridOptions extends ChartOptions {
  /** How many images stand beside each other. @defaultValue min(n, 8) */
  readonly columns?: number | undefined;
  /** One line of text under each image; none where absent. */
  readonly labels?: readonly string[] | undefined;
}

const who = "imageGrid";

/** Bytes as base64. */
function base64(bytes: Uint8Array): string {
  let characters = "";
  for (const byte of bytes) characters += String.fromCharCode(byte);
  return btoa(characters);
}

/**
 * Images beside each other with a line under each, as an SVG string with the PNGs inside.
 *
 * @param images - Samples [n, 1 or 3, height, width] in [-1, 1].
 * @param options - See {@link ImageGridOptions}.
 * @returns One `<svg>` element; the same input gives the same string.
 * @throws TypeError for another shape, or another number of labels than images; RangeError for
 * values that are not finite.
 * @example
 * ```ts
 * import { imageGrid } from "@inkwash/viz";
 *
 * const images = { data: Float32Array.of(-1, 0, 1, 0), shape: [2, 1, 1, 2] };
 * const svg = imageGrid(images, { labels: ["before", "after"] });
 * console.log(svg.split("<image").length - 1); //=> 2
 * ```
 */
export function imageGrid(images: Samples, options: ImageGridOptions = {}): string {
  const { n, channels, height, width } = imagesIn(who, images);
  const { columns = Math.min(n, 8), labels, title, width: outer = 480, theme = "light" } = options;
  checkCount(who, "columns", columns);
  if (labels !== undefined) checkLength(who, "labels", labels.length, n);
  const gap = 6;
  const foot = labels === undefined ? 0 : textSize + 6;
  const across = (outer - 28 - gap * (columns - 1)) / columns;
  const cell = { width: across, height: (across * height) / width + foot };
  const grid = montageOf(n, columns, cell, gap);
  const { muted } = paints(theme);
  const size = channels * height * width;
  const kind = `${n} images of ${width} x ${height} pixels${labels === undefined ? "" : `: ${labels.join(", ")}`}`;
  const tall = Math.max(108, grid.height + 28) + (title ? 26 : 0);
  return chartRoot(who, kind, options, tall, [], (room) =>
    Array.from({ length: n }, (_, i) => {
      const data = images.data.subarray(i * size, (i + 1) * size);
      const png = imagePng({ data, shape: [1, channels, height, width] });
      const x = room.left + grid.left(i);
      const y = room.top + grid.top(i);
      const picture = element("image", {
        x,
        y,
        width: across,
        height: cell.height - foot,
        "image-rendering": width < across ? "pixelated" : undefined,
        href: `data:image/png;base64,${base64(png)}`,
      });
      const place = { "text-anchor": "middle", fill: muted };
      const label = labels?.[i];
      return label === undefined
        ? picture
        : picture + textAt(Number(coordinate(x + across / 2)), y + cell.height - 5, label, place);
    }).join(""),
  );
}
