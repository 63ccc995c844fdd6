import type { Samples } from "../src/index.ts";

/** Uniform numbers in (0, 1) from a 32-bit LCG: enough to draw pictures of, and the same everywhere. */
export function uniforms(seed = 1): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return (state + 0.5) / 2 ** 32;
  };
}

/** Nearly normal numbers: twelve uniforms added up, so that no engine's cosine has a say. */
export function normals(seed = 1): () => number {
  const next = uniforms(seed);
  return () => {
    let sum = -6;
    for (let i = 0; i < 12; i++) sum += next();
    return sum;
  };
}

/** n points around a ring of radius 1, by rational points of the circle. */
export function ring(n: number, seed = 1): Samples {
  const u = uniforms(seed);
  const z = normals(seed + 1);
  const data = new Float32Array(2 * n);
  for (let i = 0; i < n; i++) {
    const t = 2 * u() - 1;
    const side = u() < 0.5 ? -1 : 1;
    data[2 * i] = (side * (1 - t * t)) / (1 + t * t) + 0.05 * z();
    data[2 * i + 1] = (2 * t) / (1 + t * t) + 0.05 * z();
  }
  return { data, shape: [n, 2] };
}

/** Clouds on the way from `points` to noise, the first one clean. */
export function forward(points: Samples, frames: number, beta = 0.1): Samples[] {
  const z = normals(7);
  const clouds = [points];
  while (clouds.length < frames) {
    const last = clouds.at(-1)!;
    const keep = Math.sqrt(1 - beta);
    const data = last.data.map((x) => keep * x + Math.sqrt(beta) * z()) as Float32Array;
    clouds.push({ data, shape: points.shape });
  }
  return clouds;
}
