import { philox } from "@inkwash/random";
import { expect, test } from "vitest";
import { cosineRate, createTrainer, initialise, train, unet } from "../src/index.ts";
import { leastLoss, SPREAD, table } from "./gaussian.ts";

test("train(trainer, data, { label }) brings a U-net to the least loss of two noisy patterns", () => {
  // Class 0 are stripes, class 1 a checkerboard, each with independent noise of spread SPREAD: given
  // the class every pixel is a Gaussian, whose best denoiser is known.
  const rng = philox(31);
  const rows = table("log-snr");
  const pattern = (c: number, pixel: number): number => {
    const [row, column] = [pixel >> 2, pixel % 4];
    return (c === 0 ? row : row + column) % 2 === 0 ? -1 : 1;
  };
  const n = 4000;
  const label = Int32Array.from({ length: n }, (_, i) => i % 2);
  const data = rng
    .fork("data")
    .fillNormal(new Float32Array(16 * n))
    .map((z, i) => pattern(label[Math.floor(i / 16)]!, i % 16) + SPREAD * z);
  const network = unet({
    side: 4,
    widths: [8],
    groups: 4,
    hidden: 16,
    classes: 2,
    conditioning: { kind: "fourier", features: 8, range: [-6, 6] },
  });
  const steps = 160;
  const trainer = createTrainer(network, rows, {
    parameters: initialise(network, { rng }),
    learningRate: cosineRate(1e-2, { steps, warmUp: 20 }),
    ema: { decay: 0.95, warmUp: true },
  });
  const images = { data, shape: [n, 1, 4, 4] };
  let last = Infinity;
  for (const event of train(trainer, images, { rng, steps, batch: 20, label, report: 40 })) {
    if (event) last = event.losses.reduce((a, b) => a + b) / 40;
  }
  // 40 steps of 320 pixels: the mean loss has a standard error of about 0.005.
  expect(last).toBeGreaterThan(leastLoss(rows) - 0.02);
  expect(last).toBeLessThan(leastLoss(rows) + 0.08);
});
