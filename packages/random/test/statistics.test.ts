import { philox, type PhiloxStream } from "@inkwash/random";
import { erfc } from "@inkwash/special";
import { expect, test } from "vitest";

// Seeds are fixed, so nothing here is flaky; the false-alarm rate says how many seeds in a million
// would fail: below one, for every bound (4.9 standard deviations of a normal statistic).
const SIGMAS = 4.9;
const COUNT = process.env["INKWASH_TIER"] === "full" ? 4_000_000 : 100_000;

const normals: Readonly<Record<string, (rng: PhiloxStream) => Float32Array | Float64Array>> = {
  float32: (rng) => rng.fillNormal(new Float32Array(COUNT)),
  float64: (rng) => rng.fillNormal(new Float64Array(COUNT)),
};
const uniforms: Readonly<Record<string, (rng: PhiloxStream) => Float32Array | Float64Array>> = {
  float32: (rng) => rng.fillUniform(new Float32Array(COUNT)),
  float64: (rng) => rng.fillUniform(new Float64Array(COUNT)),
};

/** sqrt(n) times the largest distance of the empirical distribution of `values` from `cdf`. */
function kolmogorov(values: Float32Array | Float64Array, cdf: (x: number) => number): number {
  const sorted = values.slice().sort();
  let distance = 0;
  for (let i = 0; i < sorted.length; i++) {
    const p = cdf(sorted[i]!);
    distance = Math.max(distance, (i + 1) / sorted.length - p, p - i / sorted.length);
  }
  return distance * Math.sqrt(sorted.length);
}

/** P(sqrt(n) D > 2.7) = 2 e^(-2 2.7^2) = 9.3e-7. */
const KOLMOGOROV = 2.7;

function mean(values: Float32Array | Float64Array, of: (x: number) => number): number {
  let sum = 0;
  for (const value of values) sum += of(value);
  return sum / values.length;
}

test.for(Object.entries(normals))("fillNormal(%s) has the moments of a normal", ([, draw]) => {
  const values = draw(philox(1001));
  // The standard deviations of the means of z, z^2, z^3 and z^4 are sqrt(1, 2, 15, 96) / sqrt(n).
  for (const [power, moment, variance] of [
    [1, 0, 1],
    [2, 1, 2],
    [3, 0, 15],
    [4, 3, 96],
  ] as const) {
    const found = mean(values, (z) => z ** power);
    expect(Math.abs(found - moment)).toBeLessThan(SIGMAS * Math.sqrt(variance / COUNT));
  }
});

test.for(Object.entries(normals))("fillNormal(%s) passes Kolmogorov's test", ([, draw]) => {
  expect(kolmogorov(draw(philox(1002)), (z) => erfc(-z * Math.SQRT1_2) / 2)).toBeLessThan(
    KOLMOGOROV,
  );
});

test.for(Object.entries(uniforms))("fillUniform(%s) passes Kolmogorov's test", ([, draw]) => {
  expect(kolmogorov(draw(philox(1003)), (u) => u)).toBeLessThan(KOLMOGOROV);
});

test.for(Object.entries(normals))(
  "fillNormal(%s) has no correlation over lags 1 to 8",
  ([, draw]) => {
    const values = draw(philox(1004));
    for (let lag = 1; lag <= 8; lag++) {
      let sum = 0;
      for (let i = lag; i < COUNT; i++) sum += values[i]! * values[i - lag]!;
      expect(Math.abs(sum / Math.sqrt(COUNT))).toBeLessThan(SIGMAS);
    }
  },
);

test("streams of neighbouring seeds, and forks of neighbouring keys, are uncorrelated", () => {
  const root = philox(1005);
  const streams = [
    root,
    philox(1006),
    root.fork(0),
    root.fork(1),
    root.fork("0"),
    root.fork(0).fork(0),
  ];
  const drawn = streams.map((stream) => stream.fillNormal(new Float32Array(COUNT)));
  for (let a = 0; a < drawn.length; a++) {
    for (let b = 0; b < a; b++) {
      let sum = 0;
      for (let i = 0; i < COUNT; i++) sum += drawn[a]![i]! * drawn[b]![i]!;
      expect(Math.abs(sum / Math.sqrt(COUNT))).toBeLessThan(SIGMAS);
    }
  }
});

test("every bit of nextUint32() is set half the time", () => {
  const rng = philox(1007);
  const counts = new Float64Array(32);
  for (let i = 0; i < COUNT; i++) {
    const word = rng.nextUint32();
    for (let bit = 0; bit < 32; bit++) counts[bit]! += (word >>> bit) & 1;
  }
  for (const count of counts) {
    expect(Math.abs(count - COUNT / 2)).toBeLessThan(SIGMAS * Math.sqrt(COUNT / 4));
  }
});

test("fillNormal(float32) has the tails of a normal", () => {
  const [chunks, sigmas] = process.env["INKWASH_TIER"] === "full" ? [60, 5] : [4, 4];
  const rng = philox(1008);
  const out = new Float32Array(500_000);
  const found = [0, 0];
  for (let i = 0; i < chunks; i++) {
    for (const z of rng.fillNormal(out)) if (Math.abs(z) > sigmas) found[z > 0 ? 1 : 0]! += 1;
  }
  // Poisson counts: 10^6 beyond 4 sigma leaves 63 to a side here, 3 10^7 beyond 5 sigma 8.6.
  const expected = (erfc(sigmas * Math.SQRT1_2) / 2) * chunks * out.length;
  for (const count of found) {
    expect(Math.abs(count - expected)).toBeLessThan(SIGMAS * Math.sqrt(expected) + 4);
  }
});
