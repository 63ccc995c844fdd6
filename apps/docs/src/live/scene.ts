import type { ForwardStepEvent } from "@inkwash/experiment";
import {
  type Film,
  type FilmTheme,
  histogramChart,
  histogramFilm,
  histogramPainter,
  type Painter,
  scatterChart,
  scatterFilm,
  scatterPainter,
} from "@inkwash/viz";
import { captionOf } from "./readings.ts";

type Interval = readonly [number, number];

/** The window that all frames of a film are seen through, and how large a dot is in it. */
export type Scene =
  | {
      readonly kind: "plane";
      readonly extent: readonly [Interval, Interval];
      /** Pixels of a picture that is 480 wide. */
      readonly radius: number;
    }
  | { readonly kind: "line"; readonly extent: Interval; readonly top: number };

/** The width that a scene's radius is meant for. */
export const standardWidth = 480;

const bins = 60;

/** 997 in 1000 values of N(0, 1), which every film ends near, lie within. */
const reach = 3;

/** The least and greatest value of one coordinate of a frame, and the reach of pure noise. */
function extentOf({ x: { data, shape } }: ForwardStepEvent, axis: number): Interval {
  let [low, high] = [-reach, reach];
  for (let i = axis; i < data.length; i += shape[1]!) {
    low = Math.min(low, data[i]!);
    high = Math.max(high, data[i]!);
  }
  const digits = (value: number): number => Number(value.toFixed(2));
  return [digits(low), digits(high)];
}

/** The highest bar of the first frame, but not so high that the last one could not be seen. */
function topOf({ x: { data } }: ForwardStepEvent, [low, high]: Interval): number {
  const counts = new Float64Array(bins);
  for (const value of data) {
    counts[Math.min(bins - 1, Math.max(0, Math.floor(((value - low) / (high - low)) * bins)))]!++;
  }
  const peak = (Math.max(...counts) * bins) / (data.length * (high - low));
  return Number((Math.min(1, Math.max(0.45, peak)) * 1.05).toFixed(2));
}

/** The window for a film that starts with this frame: the data and pure noise both fit in. */
export function sceneOf(first: ForwardStepEvent): Scene {
  const [n, d] = first.x.shape as [number, number];
  if (d === 1) {
    const extent = extentOf(first, 0);
    return { kind: "line", extent, top: topOf(first, extent) };
  }
  const radius = Math.min(4, Math.max(1, 1.3 * Math.sqrt(4000 / n)));
  return {
    kind: "plane",
    extent: [extentOf(first, 0), extentOf(first, 1)],
    radius: Number(radius.toFixed(1)),
  };
}

/** The height of a picture of a scene that is this wide. */
export function heightOf({ kind }: Scene, width: number): number {
  return kind === "plane" ? width : Math.round((width * 2) / 3);
}

/** Paints frames of a scene in a size of one's own. */
export function painterOf(
  scene: Scene,
  look: { readonly width: number; readonly theme: FilmTheme },
): Painter<ForwardStepEvent> {
  const { width } = look;
  const height = heightOf(scene, width);
  if (scene.kind === "line") {
    const { extent, top } = scene;
    const painter = histogramPainter({ ...look, height, extent, top, bins });
    return {
      ...painter,
      paint: ({ x, density: curve }, out) => painter.paint({ values: x.data, curve }, out),
    };
  }
  const radius = Math.min(16, Math.max(0.5, (scene.radius * width) / standardWidth));
  const painter = scatterPainter({ ...look, height, extent: scene.extent, radius });
  return { ...painter, paint: ({ x: points }, out) => painter.paint({ points }, out) };
}

/** The whole film, as it is taken home. */
export function filmOf(scene: Scene, frames: readonly ForwardStepEvent[], theme: FilmTheme): Film {
  if (scene.kind === "line") {
    const { extent, top } = scene;
    return histogramFilm(
      frames.map((frame) => ({
        values: frame.x.data,
        curve: frame.density,
        caption: captionOf(frame),
      })),
      { extent, top, theme },
    );
  }
  const { extent, radius } = scene;
  return scatterFilm(
    frames.map((frame) => ({ points: frame.x, caption: captionOf(frame) })),
    { extent, radius, theme },
  );
}

/** One frame as a chart with axes. */
export function chartOf(scene: Scene, frame: ForwardStepEvent, theme: FilmTheme): string {
  const { x, density } = frame;
  const title = captionOf(frame);
  if (scene.kind === "line") {
    const curves = density ? [{ ...density, label: "exact density" }] : [];
    const domain = [0, scene.top] as const;
    const axes = { x: { domain: scene.extent }, y: { domain, label: "density" } };
    return histogramChart(x.data, { title, theme, bins, curves, ...axes });
  }
  const [across, up] = scene.extent;
  const axes = { x: { domain: across }, y: { domain: up } };
  return scatterChart(x, { title, theme, radius: scene.radius, opacity: 0.45, ...axes });
}
