import {
  dotChart,
  histogramChart,
  imageGrid,
  lineChart,
  scatterChart,
  scheduleChart,
  type Samples,
  type Theme,
} from "../src/index.ts";
import { normals, ring } from "./data.ts";

/** A gentle curve of rational functions: 1 / (1 + k x). */
const decay = (n: number, k: number): number[] =>
  Array.from({ length: n }, (_, i) => 1 / (1 + (k * i) / n));

function schedule(label: string, betas: readonly number[]) {
  let alphaBar = 1;
  const bars = betas.map((beta) => (alphaBar *= 1 - beta));
  return {
    label,
    beta: betas,
    alphaBar: bars,
    logSnr: bars.map((bar) => Math.log(bar / (1 - bar))),
  };
}

function images(): Samples {
  const z = normals(3);
  const data = new Float32Array(6 * 16 * 16);
  for (let i = 0; i < data.length; i++) {
    const [image, row, column] = [Math.floor(i / 256), Math.floor(i / 16) % 16, i % 16];
    const inside = (row - 7.5) ** 2 + (column - 7.5) ** 2 < 30 ? 0.8 : -0.8;
    data[i] = inside * (1 - image / 6) + (z() * image) / 6;
  }
  return { data, shape: [6, 1, 16, 16] };
}

/** One chart of every kind, by name: snapshots, browser tests and the gallery of the README use them. */
export function gallery(theme: Theme): Record<string, string> {
  const z = normals(5);
  const losses = decay(3000, 12).map((loss) => 0.3 + 0.8 * loss + 0.06 * z());
  let mean = losses[0]!;
  const smooth = losses.map((loss) => (mean += 0.01 * (loss - mean)));
  const steps = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000];
  const values = Float64Array.from({ length: 4000 }, (_, i) =>
    i % 5 < 2 ? -2 + 0.5 * z() : 1.5 + 0.8 * z(),
  );
  const grid = Array.from({ length: 201 }, (_, i) => -5 + i / 20);
  const bell = (x: number, mu: number, s: number): number =>
    Math.exp(-0.5 * ((x - mu) / s) ** 2) / (s * Math.sqrt(2 * Math.PI));
  const points = ring(1500);
  const angles = Array.from({ length: 1500 }, (_, i) => points.data[2 * i]!);
  const curve = Float64Array.from({ length: 202 }, (_, i) => {
    const t = -1 + Math.floor(i / 2) / 50;
    return i % 2 === 0 ? (1 - t * t) / (1 + t * t) : (2 * t) / (1 + t * t);
  });
  const ramp = (from: number, to: number) =>
    Array.from({ length: 200 }, (_, t) => from + ((to - from) * t) / 199);
  return {
    "line-chart": lineChart(
      [
        { label: "each batch", y: losses, colour: 0, opacity: 0.25 },
        { label: "smoothed", y: smooth, colour: 0 },
        { label: "another run", y: decay(3000, 5), colour: 1, dashed: true },
      ],
      {
        title: "Training loss",
        x: { label: "step" },
        y: { label: "mean squared error" },
        bands: [{ low: 0.33, high: 0.39, label: "floor" }],
        theme,
      },
    ),
    "log-chart": lineChart(
      [1, 2, 3].map((order) => ({
        label: `order ${order}`,
        x: steps,
        y: steps.map((n) => n ** -order),
      })),
      {
        title: "Error against steps",
        x: { scale: "log", label: "steps" },
        y: { scale: "log", label: "error" },
        theme,
      },
    ),
    "histogram-chart": histogramChart(values, {
      title: "A mixture of two Gaussians",
      label: "4,000 samples",
      x: { label: "x", domain: [-5, 5] },
      y: { label: "density" },
      curves: [
        {
          label: "exact density",
          x: grid,
          y: grid.map((x) => 0.4 * bell(x, -2, 0.5) + 0.6 * bell(x, 1.5, 0.8)),
        },
      ],
      theme,
    }),
    "scatter-chart": scatterChart(points, {
      title: "A ring",
      label: "1,500 points",
      curve: { data: curve, shape: [101, 2] },
      curveLabel: "half of the circle",
      theme,
    }),
    "scatter-values": scatterChart(points, {
      title: "Coloured by x",
      values: angles,
      opacity: 1,
      theme,
    }),
    "schedule-chart": scheduleChart(
      [
        schedule("linear", ramp(1e-4, 0.1)),
        schedule("steep", ramp(1e-4, 0.99)),
        schedule("constant", ramp(0.02, 0.02)),
      ],
      { title: "Noise schedules", theme },
    ),
    "dot-chart": dotChart(
      [
        { label: "DDPM, 100 steps", value: 0.0431, floor: [0.026, 0.034] },
        { label: "DDIM, 20 steps", value: 0.0562, floor: [0.026, 0.034] },
        { label: "Gaussian blob", value: 0.2847, floor: [0.026, 0.034] },
        { label: "fresh data", value: 0.0301, floor: 0.03 },
      ],
      { title: "Sliced Wasserstein-2", x: { label: "distance" }, theme },
    ),
    "image-grid": imageGrid(images(), {
      title: "A disc on its way to noise",
      labels: ["t = 0", "20", "40", "60", "80", "t = 99"],
      columns: 6,
      theme,
    }),
  };
}
