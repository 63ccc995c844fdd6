import { histogramFilm, imageFilm, scatterFilm, type Film } from "../src/index.ts";
import { forward, normals, ring } from "./data.ts";

/** A small film of every kind, for comparing decoders and engines. */
export function films(): Record<string, Film> {
  const z = normals(11);
  const steps = [0, 1, 2, 3];
  const images = (channels: number) =>
    steps.map((t) => ({
      images: {
        data: Float32Array.from(
          { length: channels * 40 * 40 },
          (_, i) => ((i % 40) / 20 - 1) * (1 - t / 4) + (t / 4) * z(),
        ),
        shape: [1, channels, 40, 40],
      },
      caption: `t = ${t}`,
    }));
  const clouds = forward(ring(3000), 4).map((points, t) => ({ points, caption: `t = ${t}` }));
  const labels = Array.from({ length: 3000 }, (_, i) => i % 4);
  return {
    scatter: scatterFilm(clouds, { title: "A ring", width: 300, height: 300 }),
    labels: scatterFilm(clouds, {
      title: "A ring",
      theme: "dark",
      labels,
      curve: clouds[0]!.points,
    }),
    histogram: histogramFilm(
      steps.map((t) => ({
        values: Float64Array.from({ length: 1000 }, () => t + z()),
        curve: { x: [-3, 0, 3], y: [0, 0.4, 0] },
        caption: `t = ${t}`,
      })),
      { title: "Drift" },
    ),
    grey: imageFilm(images(1), { title: "Grey" }),
    colour: imageFilm(images(3), { title: "Colour", theme: "dark" }),
  };
}

/** Hashes of the GIFs of {@link films}: the same bytes in Node and in every browser. */
export const hashes: Readonly<Record<string, string>> = {
  scatter: "4801433a",
  labels: "60e05842",
  histogram: "2863b5ed",
  grey: "baeb676f",
  colour: "fcda4352",
};
