import { type Frame, type Scene, snugScene } from "../scene.ts";
import { screenOf } from "../screen.ts";
import { themeNow } from "../theme.ts";
import type { Drawn } from "./sets.worker.ts";

/** As many classes as there are colours for points. */
const colours = 6;

/** The two columns of samples that a picture shows; one where there is one. */
export function columnsOf(
  { data }: Drawn,
  [across, up]: readonly [number, number],
): Frame["x"] | undefined {
  const [n, d, ...rest] = data.shape as [number, number, ...number[]];
  if (rest.length > 0 || d === undefined) return undefined;
  if (d <= 2 && across === 0 && up === Math.min(1, d - 1)) return data;
  const pair = new Float64Array(2 * n);
  for (let i = 0; i < n; i++) {
    pair[2 * i] = data.data[i * d + across]!;
    pair[2 * i + 1] = data.data[i * d + up]!;
  }
  return { data: pair, shape: [n, 2] };
}

/** The scene of points, coloured by their classes where there are few. */
export function sceneFor({ data }: Drawn, points: Frame["x"]): Scene {
  const { label } = data;
  const classes = label?.every((c) => Number.isInteger(c) && c >= 0 && c < colours);
  return snugScene(points, classes ? label : undefined);
}

/** Shows a set in a box: points on its canvas, pictures as an image. */
export function show(
  canvas: HTMLCanvasElement,
  image: HTMLImageElement,
  drawn: Drawn,
  columns: readonly [number, number] = [0, Math.min(1, drawn.data.shape[1]! - 1)],
): void {
  const points = columnsOf(drawn, columns);
  canvas.hidden = points === undefined;
  image.hidden = points !== undefined;
  URL.revokeObjectURL(image.src);
  if (points) {
    const scene = sceneFor(drawn, points);
    canvas.dataset["scene"] = scene.kind;
    screenOf(canvas, scene, themeNow()).show({ x: points });
  } else if (drawn.sheet) {
    image.src = URL.createObjectURL(new Blob([drawn.sheet], { type: "image/png" }));
  }
}
