// Milliseconds per frame of 10,000 points at 480 x 480, the best of 20, and bytes; beside what one
// writes first: discs blended into RGBA, and a palette sought for every frame.
//
//   node --conditions=@inkwash/source packages/viz/bench/scatter-film.bench.ts

// @ts-expect-error: gifenc has no types of its own.
import { applyPalette, GIFEncoder, quantize } from "gifenc/dist/gifenc.esm.js";
import { gifEncoder, scatterChart, scatterPainter, toPng } from "../src/index.ts";
import { ring } from "../test/data.ts";

const [n, width, height] = [10_000, 480, 480];
const points = ring(n);
const range = [-1.2, 1.2] as const;
const painter = scatterPainter({ extent: [range, range], title: "A ring" });
const out = new Uint8Array(width * height);
const frame = { points, caption: "t = 3" };

function naive(): Uint8Array {
  const rgba = new Uint8ClampedArray(4 * width * height).fill(255);
  for (let i = 0; i < n; i++) {
    const x = (points.data[2 * i]! / 2.4 + 0.5) * width;
    const y = (0.5 - points.data[2 * i + 1]! / 2.4) * height;
    for (let row = Math.floor(y - 2); row <= y + 2; row++) {
      for (let column = Math.floor(x - 2); column <= x + 2; column++) {
        const [dx, dy] = [column + 0.5 - x, row + 0.5 - y];
        const cover = Math.min(1, Math.max(0, 1.8 - Math.sqrt(dx * dx + dy * dy)));
        const at = 4 * (row * width + column);
        rgba[at]! += 0.45 * cover * (31 - rgba[at]!);
        rgba[at + 1]! += 0.45 * cover * (95 - rgba[at + 1]!);
        rgba[at + 2]! += 0.45 * cover * (168 - rgba[at + 2]!);
      }
    }
  }
  const palette = quantize(rgba, 16);
  const gif = GIFEncoder();
  gif.writeFrame(applyPalette(rgba, palette), width, height, { palette });
  gif.finish();
  return gif.bytes();
}

function gif(): Uint8Array {
  const encoder = gifEncoder(painter);
  encoder.add(painter.paint(frame, out));
  return encoder.finish();
}

const tasks: Readonly<Record<string, () => ArrayLike<unknown>>> = {
  paint: () => painter.paint(frame, out),
  "paint, GIF": gif,
  "paint, PNG": () => toPng({ ...painter, pixels: painter.paint(frame, out) }),
  "naive RGBA, quantised, GIF": naive,
  "scatterChart, SVG": () => scatterChart(points),
};

for (const [name, task] of Object.entries(tasks)) {
  let best = Infinity;
  let length = 0;
  for (let run = 0; run < 20; run++) {
    const start = performance.now();
    ({ length } = task());
    best = Math.min(best, performance.now() - start);
  }
  console.log(
    `${name.padEnd(28)} ${best.toFixed(2).padStart(7)} ms ${String(length).padStart(8)} bytes`,
  );
}
