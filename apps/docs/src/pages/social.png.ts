import { run } from "@inkwash/experiment";
import { scatterPainter, toPng } from "@inkwash/viz";

const experiment = {
  version: 1,
  name: "social",
  data: { kind: "swiss-roll", n: 3000 },
  schedule: { kind: "linear", steps: 100 },
  forward: { coupling: "jump", frames: 101, points: 3000 },
};

/** The levels that stand side by side, and how far apart. */
const levels = [0, 12, 30, 100];
const distance = 5.2;

/** The picture that other sites show beside a link: the swiss roll on its way into noise. */
export async function GET(): Promise<Response> {
  const clouds: Float32Array[] = [];
  for await (const event of run(experiment)) {
    if (event.type !== "forward-step" || !levels.includes(event.level)) continue;
    const shift = clouds.length * distance;
    clouds.push(
      Float32Array.from(event.x.data, (value, i) => (i % 2 === 0 ? value + shift : value)),
    );
  }
  const data = Float32Array.from(clouds.flatMap((cloud) => [...cloud]));
  const right = (levels.length - 1) * distance;
  const painter = scatterPainter({
    width: 1200,
    height: 630,
    title: "Inkwash: diffusion models in TypeScript",
    extent: [
      [-2.6, right + 2.6],
      [-3, 3],
    ],
  });
  const { width, height, palette } = painter;
  const pixels = painter.paint({ points: { data, shape: [data.length / 2, 2] } });
  const bytes = toPng({ width, height, palette, pixels });
  return new Response(bytes, { headers: { "content-type": "image/png" } });
}
