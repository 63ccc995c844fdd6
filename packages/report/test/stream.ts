import type {
  ArtifactEvent,
  Document,
  DoneEvent,
  Event,
  ForwardStepEvent,
  MetricEvent,
  Samples,
  SampleStepEvent,
  ScheduleEvent,
  TrainStepEvent,
} from "@inkwash/experiment";

/** Numbers in [0, 1) of a linear congruential generator: noise that no package of ours makes. */
export function generator(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Irwin and Hall's approximation of a normal: the sum of twelve uniforms, less 6. */
export function normals(count: number, seed: number): Float64Array {
  const next = generator(seed);
  return Float64Array.from({ length: count }, () => {
    let sum = -6;
    for (let i = 0; i < 12; i++) sum += next();
    return sum;
  });
}

/** A ring, or two masses on a line, under noise of this rate. */
export function cloud(n: number, d: 1 | 2, noise: number, seed = 1): Samples {
  const signal = Math.sqrt(1 - noise * noise);
  const z = normals(n * d, seed);
  const data = Float32Array.from(z, (value, i) => {
    const angle = (2 * Math.PI * Math.floor(i / d)) / n;
    const ring = i % 2 === 0 ? Math.cos(angle) : Math.sin(angle);
    const pair = i % 2 === 0 ? 1 : -1;
    return signal * (d === 2 ? ring : pair) + noise * value;
  });
  return { data, shape: [n, d] };
}

/** A small picture under noise. */
export function picture(noise: number, seed = 1): Samples {
  const shape = [1, 3, 24, 32];
  const z = normals(3 * 24 * 32, seed);
  const signal = Math.sqrt(1 - noise * noise);
  return { data: z.map((value, i) => signal * (((i % 32) / 16 - 1) * 0.9) + noise * value), shape };
}

/** What a stream is about. */
export interface StreamOptions {
  readonly document?: Partial<Document> | undefined;
  readonly dimension?: 1 | 2 | undefined;
  readonly frames?: number | undefined;
  readonly samplers?: readonly string[] | undefined;
  readonly points?: number | undefined;
}

export const schedule = { kind: "linear", steps: 40, start: 1e-4, end: 0.2 } as const;

/** A document as a run normalises it. */
export function documentOf(changes: Partial<Document> = {}): Document {
  return {
    version: 1,
    name: "ring",
    title: "A ring",
    seed: 7,
    data: { kind: "moons", n: 600, noise: 0.1, standardise: true },
    schedule,
    ...changes,
  };
}

/** A file of the run. */
export function artifact(name: string, value: unknown): ArtifactEvent {
  const bytes = new TextEncoder().encode(JSON.stringify(value));
  return { type: "artifact", name, mediaType: "application/json", bytes };
}

/** beta of step t of `schedule`. */
function betaAt(t: number): number {
  const { steps, start, end } = schedule;
  return start + ((end - start) * t) / (steps - 1);
}

/** The tables of `schedule`, as a run tells them. */
export const scheduleEvent: ScheduleEvent = {
  type: "schedule",
  name: "linear",
  beta: Float64Array.from({ length: schedule.steps }, (_, t) => betaAt(t)),
  alphaBar: Float64Array.from(levelsOf().slice(1), ({ signal }) => signal * signal),
  logSnr: Float64Array.from(
    levelsOf().slice(1),
    ({ signal, noise }) => 2 * Math.log(signal / noise),
  ),
};

/** Signal and noise of `schedule` at every level, by the product of 1 - beta. */
function levelsOf(): { signal: number; noise: number }[] {
  let kept = 1;
  const levels = [{ signal: 1, noise: 0 }];
  for (let t = 0; t < schedule.steps; t++) {
    kept *= 1 - betaAt(t);
    levels.push({ signal: Math.sqrt(kept), noise: Math.sqrt(1 - kept) });
  }
  return levels;
}

/** Frames of the data or the picture, evenly spread over the schedule. */
export function forwardSteps(
  subject: "data" | "picture",
  frames: number,
  x: (noise: number, frame: number) => Samples,
): ForwardStepEvent[] {
  const levels = levelsOf();
  const steps = levels.length - 1;
  return Array.from({ length: frames }, (_, frame) => {
    const level = Math.round((frame * steps) / (frames - 1));
    const { signal, noise } = levels[level]!;
    const rates = { level, levels: steps, signal, noise };
    return { type: "forward-step", subject, frame, frames, ...rates, x: x(noise, frame) };
  });
}

/** Losses that fall from 1 towards 0.25. */
export function trainSteps(steps: number, report: number): TrainStepEvent[] {
  const next = generator(3);
  return Array.from({ length: steps / report }, (_, i) => ({
    type: "train-step",
    step: (i + 1) * report,
    steps,
    losses: Float64Array.from(
      { length: report },
      (_, k) => 0.25 + 0.75 / (1 + (i * report + k) / 50) + 0.1 * next(),
    ),
    learningRate: 1e-3,
  }));
}

/** A sampler's steps; every step is a frame. */
export function sampleSteps(
  sampler: string,
  steps: number,
  x: (noise: number, step: number) => Samples,
): SampleStepEvent[] {
  return Array.from({ length: steps + 1 }, (_, step) => {
    const noise = 1 - step / steps;
    return { type: "sample-step", sampler, step, steps, noise, x: x(noise, step) };
  });
}

/** A distance of a sampler with its floor and its blob. */
export function metric(of: string, name: string, value: number): MetricEvent {
  const floor = { mean: 0.02, low: 0.015, high: 0.03 };
  return { type: "metric", of, name, value, better: "lower", floor, blob: 0.2 };
}

/** The end of a run. */
export function done(document: Document): DoneEvent {
  return { type: "done", document, backend: "js", mode: "strict", generator: "philox4x32-10" };
}

/** A whole run, in the order in which runs yield. */
export function stream(options: StreamOptions = {}): Event[] {
  const { dimension = 2, frames = 21, samplers = ["ddpm", "ddim"], points = 600 } = options;
  const document = documentOf({
    picture: { source: "chelsea", channels: 3, frames: 11 },
    forward: { coupling: "chain", frames, points },
    train: {
      steps: 600,
      batch: 64,
      fresh: true,
      noise: { law: "steps" },
      weighting: "simple",
      optimizer: "adam",
      learningRate: 2e-3,
      warmUp: 0,
      decay: "cosine",
      lastRate: 0,
      dropLabels: 0.1,
      ema: 0.999,
      clip: 1,
      report: 50,
      checkpoint: 0,
    },
    ...options.document,
  });
  const names = ["sliced Wasserstein-2 distance", "energy distance"];
  return [
    artifact("experiment.json", document),
    scheduleEvent,
    ...forwardSteps("data", frames, (noise, i) => cloud(points, dimension, noise, i + 1)),
    ...forwardSteps("picture", 11, (noise, i) => picture(noise, i + 1)),
    ...trainSteps(600, 50),
    ...samplers.flatMap((name, k) =>
      sampleSteps(name, 20, (noise, i) => cloud(points, dimension, noise, 100 * k + i)),
    ),
    ...names.flatMap((name) => samplers.map((of, k) => metric(of, name, 0.03 + 0.01 * k))),
    artifact("metrics.json", { experiment: document.name }),
    done(document),
  ];
}
