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

type Interval = readonly [number, number];

/** Samples to be painted, with the law that they are known to have. */
export type Frame = Pick<ForwardStepEvent, "x" | "density">;

/** The window that all frames of a film are seen through, and how large a dot is in it. */
export type Scene =
  | {
      readonly kind: "plane";
      readonly extent: readonly [Interval, Interval];
      /** Pixels of a picture that is 480 wide. */
      readonly radius: number;
      /** The colour of each point, an integer in 0..5; all alike where absent. */
      readonly labels?: ArrayLike<number>;
    }
  | { readonly kind: "line"; readonly extent: Interval; readonly top: number };

/** The width that a scene's radius is meant for. */
export const standardWidth = 480;

const bins = 60;

/** 997 in 1000 values of N(0, 1), which every film ends near, lie within. */
const reach = 3;

/** The least and greatest value of one coordinate of a frame, and the reach of pure noise. */
function extentOf({ x: { data, shape } }: Frame, axis: number): Interval {
  let [low, high] = [-reach, reach];
  for (let i = axis; i < data.length; i += shape[1]!) {
    low = Math.min(low, data[i]!);
    high = Math.max(high, data[i]!);
  }
  const digits = (value: number): number => Number(value.toFixed(2));
  return [digits(low), digits(high)];
}

/** The highest bar of a histogram over an interval, as a density. */
function peakOf(data: ArrayLike<number>, [low, high]: Interval): number {
  const counts = new Float64Array(bins);
  for (let i = 0; i < data.length; i++) {
    const bin = Math.floor(((data[i]! - low) / (high - low)) * bins);
    counts[Math.min(bins - 1, Math.max(0, bin))]!++;
  }
  return (Math.max(...counts) * bins) / (data.length * (high - low));
}

/** Not so high that the last frame could not be seen. */
function topOf({ x: { data } }: Frame, extent: Interval): number {
  return Number((Math.min(1, Math.max(0.45, peakOf(data, extent))) * 1.05).toFixed(2));
}

/** Large dots for few points. */
function radiusOf(n: number): number {
  return Number(Math.min(4, Math.max(1, 1.3 * Math.sqrt(4000 / n))).toFixed(1));
}

/** The window that samples [n, 1] or [n, 2] fill, and hardly more. */
export function snugScene({ data, shape }: Frame["x"], labels?: ArrayLike<number>): Scene {
  const [n, d] = shape as [number, number];
  const snug = (axis: number): Interval => {
    let [low, high] = [Infinity, -Infinity];
    for (let i = axis; i < data.length; i += d) {
      low = Math.min(low, data[i]!);
      high = Math.max(high, data[i]!);
    }
    const margin = 0.04 * (high - low) || 1;
    return [low - margin, high + margin];
  };
  if (d === 1) {
    const extent = snug(0);
    return { kind: "line", extent, top: 1.05 * peakOf(data, extent) };
  }
  return {
    kind: "plane",
    extent: [snug(0), snug(1)],
    radius: radiusOf(n),
    ...(labels && { labels }),
  };
}

/** The window for a film that starts with this frame: the data and pure noise both fit in. */
export function sceneOf(first: Frame): Scene {
  const [n, d] = first.x.shape as [number, number];
  if (d === 1) {
    const extent = extentOf(first, 0);
    return { kind: "line", extent, top: topOf(first, extent) };
  }
  return { kind: "plane", extent: [extentOf(first, 0), extentOf(first, 1)], radius: radiusOf(n) };
}

/** The height of a picture of a scene that is this wide. */
export function heightOf({ kind }: Scene, width: number): number {
  return kind === "plane" ? width : Math.round((width * 2) / 3);
}

/** Paints frames of a scene in a size of one's own. */
export function painterOf(
  scene: Scene,
  look: { readonly width: number; readonly theme: FilmTheme },
): Painter<Frame> {
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
  const { extent, labels } = scene;
  const painter = scatterPainter({ ...look, height, extent, radius, labels });
  return { ...painter, paint: ({ x: points }, out) => painter.paint({ points }, out) };
}

/** The whole film, as it is taken home. */
export function filmOf(
  scene: Scene,
  frames: readonly (Frame & { readonly caption: string })[],
  theme: FilmTheme,
): Film {
  if (scene.kind === "line") {
    const { extent, top } = scene;
    return histogramFilm(
      frames.map(({ x, density, caption }) => ({ values: x.data, curve: density, caption })),
      { extent, top, theme },
    );
  }
  const { extent, radius } = scene;
  return scatterFilm(
    frames.map(({ x, caption }) => ({ points: x, caption })),
    { extent, radius, theme },
  );
}

/** One frame as a chart with axes. */
export function chartOf(
  scene: Scene,
  { x, density }: Frame,
  look: { readonly title: string; readonly theme: FilmTheme },
): string {
  if (scene.kind === "line") {
    const curves = density ? [{ ...density, label: "exact density" }] : [];
    const domain = [0, scene.top] as const;
    const axes = { x: { domain: scene.extent }, y: { domain, label: "density" } };
    return histogramChart(x.data, { ...look, bins, curves, ...axes });
  }
  const [across, up] = scene.extent;
  const axes = { x: { domain: across }, y: { domain: up } };
  return scatterChart(x, { ...look, radius: scene.radius, opacity: 0.45, ...axes });
}
