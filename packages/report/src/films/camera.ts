import type { Curve, Samples } from "@inkwash/experiment";
import {
  type FrameNotes,
  histogramPainter,
  imagePainter,
  type Painter,
  scatterPainter,
} from "@inkwash/viz";
import { bins, type Box } from "./box.ts";

/** One frame before it is painted. */
export interface Shot extends FrameNotes {
  readonly x: Samples;
  readonly density?: Curve | undefined;
}

/** The three kinds of films. */
export type Kind = "images" | "histogram" | "scatter";

/** What is filmed: images of one shape, or points in one box. */
export type Scene =
  | { readonly kind: "images"; readonly shape: readonly number[]; readonly title: string }
  | { readonly kind: "histogram" | "scatter"; readonly box: Box; readonly title: string };

/** How samples of this shape are filmed; undefined where nobody could look at them. */
export function kindOf({ shape }: Samples): Kind | undefined {
  if (shape.length === 4 && (shape[1] === 1 || shape[1] === 3)) return "images";
  if (shape.length !== 2) return undefined;
  return shape[1] === 1 ? "histogram" : shape[1] === 2 ? "scatter" : undefined;
}

/** A painter for all shots of a scene. */
export function camera(scene: Scene): Painter<Shot> {
  const { kind, title } = scene;
  if (kind === "images") {
    // A dark frame is the one that suits a photograph on dark and on light pages alike.
    const painter = imagePainter({ shape: scene.shape, title, theme: "dark" });
    return { ...painter, paint: ({ x, ...notes }) => painter.paint({ images: x, ...notes }) };
  }
  const { extent, top } = scene.box;
  const [across, up] = extent as [Box["extent"][0], Box["extent"][0]];
  if (kind === "histogram") {
    const painter = histogramPainter({ extent: across, top, bins, title });
    return {
      ...painter,
      paint: ({ x, density, ...notes }) =>
        painter.paint({ values: x.data, curve: density, ...notes }),
    };
  }
  const painter = scatterPainter({ extent: [across, up], title });
  return { ...painter, paint: ({ x, ...notes }) => painter.paint({ points: x, ...notes }) };
}
