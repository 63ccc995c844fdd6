import { type Event, run } from "@inkwash/experiment";
import { Worker } from "node:worker_threads";
import { describe, expect, test } from "vitest";
import { digest } from "./fixtures/digest.ts";
import { tiny } from "./fixtures/documents.ts";
import { tinyDigest } from "./fixtures/tiny-digest.ts";

async function all(events: AsyncIterable<Event>): Promise<Event[]> {
  const list: Event[] = [];
  for await (const event of events) list.push(event);
  return list;
}

/** Within a part in 10,000 of each other. */
function expectNear(found: ArrayLike<number>, wanted: ArrayLike<number>): void {
  expect(found.length).toBe(wanted.length);
  for (let i = 0; i < wanted.length; i++) {
    expect(Math.abs(found[i]! - wanted[i]!)).toBeLessThan(1e-4 * Math.abs(wanted[i]!));
  }
}

type Named<T extends Event["type"]> = Extract<Event, { type: T }>;
const only = <T extends Event["type"]>(events: Event[], type: T): Named<T>[] =>
  events.filter((event): event is Named<T> => event.type === type);

describe("run(document)", () => {
  test("yields every kind of event, in the order of the process", async () => {
    const events = await all(run(tiny));
    const kinds = events.map((event) => event.type).filter((type, i, list) => type !== list[i - 1]);
    expect(kinds).toEqual([
      "artifact",
      "schedule",
      "forward-step",
      "train-step",
      "checkpoint",
      "train-step",
      "checkpoint",
      "artifact",
      "sample-step",
      "metric",
      "artifact",
      "done",
    ]);
    expect(only(events, "artifact").map((artifact) => artifact.name)).toEqual([
      "experiment.json",
      "model.safetensors",
      "metrics.json",
    ]);
  });

  test("tells the schedule by its closed form", async () => {
    const [schedule] = only(await all(run(tiny)), "schedule");
    let kept = 1;
    schedule!.beta.forEach((beta, t) => {
      expect(beta).toBeCloseTo(1e-3 + ((0.3 - 1e-3) * t) / 19, 15);
      kept *= 1 - beta;
      expect(schedule!.alphaBar[t]).toBeCloseTo(kept, 14);
      expect(schedule!.logSnr[t]).toBeCloseTo(Math.log(kept / (1 - kept)), 11);
    });
    expect(schedule!.beta).toHaveLength(20);
  });

  test("frames are the levels asked for, and what a frame holds has the noise it says", async () => {
    const events = await all(
      run({
        version: 1,
        name: "film",
        data: { kind: "swiss-roll", n: 20_000 },
        schedule: { kind: "linear", steps: 100 },
        forward: { frames: 5, points: 20_000 },
      }),
    );
    const steps = only(events, "forward-step");
    expect(steps.map((step) => step.level)).toEqual([0, 25, 50, 75, 100]);
    const [clean] = steps;
    for (const { signal, noise, x } of steps) {
      expect(signal ** 2 + noise ** 2).toBeCloseTo(1, 14);
      // x - signal x0 is noise times standard normals: 40,000 of them, mean 0 within 5 deviations.
      const residual = Float64Array.from(x.data, (value, i) => value - signal * clean!.x.data[i]!);
      const mean = residual.reduce((sum, value) => sum + value, 0) / residual.length;
      const variance = residual.reduce((sum, value) => sum + value ** 2, 0) / residual.length;
      expect(Math.abs(mean)).toBeLessThanOrEqual((5 * noise) / Math.sqrt(residual.length) + 1e-7);
      expect(Math.abs(variance - noise ** 2)).toBeLessThanOrEqual(
        5 * noise ** 2 * Math.sqrt(2 / residual.length) + 1e-7,
      );
    }
  });

  test("chain draws new noise at every frame, jump keeps one noise per point", async () => {
    const film = async (coupling: string): Promise<number> => {
      const events = await all(
        run({
          version: 1,
          name: "film",
          data: { kind: "moons", n: 5000 },
          schedule: { kind: "linear", steps: 10, end: 0.5 },
          forward: { frames: 3, points: 5000, coupling },
        }),
      );
      const [x0, middle, last] = only(events, "forward-step");
      const noiseOf = (step: Named<"forward-step">): Float64Array =>
        Float64Array.from(step.x.data, (x, i) => (x - step.signal * x0!.x.data[i]!) / step.noise);
      const [a, b] = [noiseOf(middle!), noiseOf(last!)];
      return a.reduce((sum, value, i) => sum + value * b[i]!, 0) / a.length;
    };
    expect(await film("jump")).toBeCloseTo(1, 1);
    expect(Math.abs(await film("chain"))).toBeLessThan(0.7);
  });

  test("one-dimensional data stay within the exact marginal at every level", async () => {
    const events = await all(
      run({
        version: 1,
        name: "hills",
        data: { kind: "mixture", mixture: "three-hills", n: 10_000 },
        schedule: { kind: "cosine", steps: 50 },
        forward: { frames: 6 },
      }),
    );
    const distances = only(events, "metric").filter((metric) => metric.name.includes("exact"));
    expect(distances).toHaveLength(6);
    // 1.95 / sqrt(n) is exceeded with probability 0.1 % at each level.
    for (const { value } of distances) expect(value).toBeLessThan(1.95 / 100);
  });

  test("learns: the loss falls and the samples come nearer than the Gaussian blob", async () => {
    const events = await all(
      run(
        {
          version: 1,
          name: "moons",
          data: { kind: "moons", n: 2000 },
          schedule: { kind: "linear", steps: 50, end: 0.2 },
          model: { width: 48 },
          train: { steps: 500, batch: 64, report: 20, ema: 0.98, learningRate: 4e-3 },
          sample: { n: 1000, samplers: [{ name: "ddim", kind: "ddim", steps: 20 }] },
          metrics: { repeats: 2, energyPoints: 1000 },
        },
        { backend: "wasm" },
      ),
    );
    const losses = only(events, "train-step").map(
      ({ losses: values }) => values.reduce((sum, loss) => sum + loss, 0) / values.length,
    );
    expect(losses.at(-1)!).toBeLessThan(0.95 * losses[0]!);
    for (const { name, value, blob, floor } of only(events, "metric")) {
      expect(value, name).toBeLessThan(blob!);
      expect(value, name).toBeGreaterThan(0.5 * floor!.mean);
    }
  });

  test.for(["js", "wasm"] as const)(
    "gives the bits of the committed digest on %s",
    async (backend) => {
      expect(await digest(run(tiny, { backend }))).toBe(tinyDigest[backend]);
    },
  );

  test("js and wasm noise with the same bits, and learn, sample and judge alike", async () => {
    const [js, wasm] = [await all(run(tiny)), await all(run(tiny, { backend: "wasm" }))];
    const until = (events: Event[]): Event[] =>
      events.slice(
        0,
        events.findIndex((event) => event.type === "train-step"),
      );
    expect(until(wasm)).toEqual(until(js));
    only(js, "train-step").forEach(({ losses }, i) => {
      expectNear(only(wasm, "train-step")[i]!.losses, losses);
    });
    only(js, "metric").forEach(({ value, floor }, i) => {
      const other = only(wasm, "metric")[i]!;
      expect(other.floor).toEqual(floor);
      expect(Math.abs(other.value - value)).toBeLessThan(1e-2 * Math.abs(value));
    });
    expect(js.at(-1)).toMatchObject({ backend: "js", mode: "strict" });
    expect(wasm.at(-1)).toMatchObject({ backend: "wasm", mode: "strict" });
  });

  test("two threads give the bits of one, and fast is near them and says so", async () => {
    const createWorker = (url: string): Worker => new Worker(new URL(url));
    const two = { wasm: { threads: { count: 2, createWorker } } };
    expect(await digest(run(tiny, { backend: two }))).toBe(tinyDigest.wasm);
    const fast = await all(run(tiny, { backend: { wasm: { fast: true } } }));
    expect(fast.at(-1)).toMatchObject({ backend: "wasm", mode: "close" });
    const [strict] = only(await all(run(tiny, { backend: "wasm" })), "train-step");
    expectNear(only(fast, "train-step")[0]!.losses, strict!.losses);
  });

  test("another seed gives other numbers", async () => {
    expect(await digest(run({ ...tiny, seed: 8 }))).not.toBe(tinyDigest.js);
  });

  test("goes on from any checkpoint with the same bits", async () => {
    const document = { ...tiny, train: { ...tiny.train, steps: 40, report: 7, checkpoint: 15 } };
    for (const backend of ["js", "wasm"] as const) {
      const whole = await all(run(document, { backend }));
      const checkpoints = only(whole, "checkpoint");
      expect(checkpoints.map(({ step }) => step)).toEqual([15, 30, 40]);
      for (const { bytes, step } of checkpoints) {
        const rest = await all(run(document, { backend, resume: bytes }));
        const same = whole.filter((event) => event.type !== "checkpoint" || event.step > step);
        expect(rest).toEqual(same);
      }
    }
  });

  test("a run that is stopped while it trains leaves a checkpoint that it can go on from", async () => {
    const stop = new AbortController();
    const seen: Event[] = [];
    const reading = async (): Promise<void> => {
      for await (const event of run(tiny, { signal: stop.signal })) {
        seen.push(event);
        if (event.type === "train-step") stop.abort(new Error("enough"));
      }
    };
    await expect(reading()).rejects.toThrow("enough");
    const last = seen.at(-1) as Named<"checkpoint">;
    expect(last).toMatchObject({ type: "checkpoint", step: 12 });
    const whole = (await all(run(tiny))).filter(({ type }) => type !== "checkpoint");
    const rest = await all(run(tiny, { resume: last.bytes }));
    expect(rest.filter(({ type }) => type !== "checkpoint")).toEqual(whole);
  });

  test("refuses a checkpoint of another seed, another backend, and none at all", async () => {
    const [{ bytes }] = only(await all(run(tiny)), "checkpoint") as [Named<"checkpoint">];
    const resumed = (
      document: object,
      backend: "js" | "wasm",
      resume: Uint8Array,
    ): Promise<Event[]> => all(run(document, { backend, resume }));
    await expect(resumed({ ...tiny, seed: 8 }, "js", bytes)).rejects.toThrow(
      "run: resume is the checkpoint of another seed: 7; this one is 8",
    );
    await expect(resumed(tiny, "wasm", bytes)).rejects.toThrow(
      'run: resume is the checkpoint of another backend: "js, strict"; this one is "wasm, strict"',
    );
    await expect(resumed(tiny, "js", new Uint8Array(9))).rejects.toThrow(RangeError);
  });

  test("stops when its signal says so, with the signal's reason", async () => {
    for (const after of ["forward-step", "train-step", "sample-step", "metric"]) {
      const stop = new AbortController();
      const seen: string[] = [];
      const reading = async (): Promise<void> => {
        for await (const event of run(tiny, { signal: stop.signal })) {
          seen.push(event.type);
          if (event.type === after) stop.abort(new Error("enough"));
        }
      };
      await expect(reading()).rejects.toThrow("enough");
      expect(seen).not.toContain("done");
    }
  });

  test("begins when the first event is asked for, and opens the picture before any work", async () => {
    let loads = 0;
    const load = async (): Promise<Uint8Array> => {
      loads++;
      throw new Error("no such picture");
    };
    const document = { ...tiny, picture: { source: { file: "cat.png" } } };
    const events = run(document, { load });
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(loads).toBe(0);
    await expect(events.next()).rejects.toThrow("no such picture");
    expect(loads).toBe(1);
  });

  test("refuses a file that nobody can load, and a picture that is not one", async () => {
    const document = {
      ...tiny,
      data: undefined,
      forward: undefined,
      model: undefined,
      train: undefined,
      sample: undefined,
      metrics: undefined,
      picture: { source: { file: "cat.png" } },
    };
    await expect(all(run(document))).rejects.toThrow(
      "cat.png cannot be loaded here; pass options.load",
    );
    const load = async (): Promise<Uint8Array> => new TextEncoder().encode("not a picture");
    await expect(all(run(document, { load }))).rejects.toThrow(
      /^picture.source.file must be a PNG or JPEG file: /,
    );
  });
});
