import { describe, expect, test } from "vitest";
import { createReport } from "../src/index.ts";
import { filesOf, pageOf } from "./files.ts";
import { artifact, cloud, documentOf, done, forwardSteps, picture, stream } from "./stream.ts";

const alone = { data: undefined, picture: { source: "chelsea", channels: 3, frames: 4 } } as const;

describe("createReport()", () => {
  const events = stream({ points: 200 });
  const untouched = structuredClone(events);
  const report = createReport();
  const pushed = events.flatMap((event) => report.push(event).map((file) => ({ file, event })));
  const finished = report.finish();
  const files = [...pushed.map(({ file }) => file), ...finished];

  test("push(event) gives a film as soon as its last frame has come", () => {
    const when = new Map(pushed.map(({ file, event }) => [file.name, event]));
    expect([...when.keys()]).toEqual([
      "forward.gif",
      "forward.png",
      "picture.gif",
      "picture.png",
      "reverse.gif",
      "reverse.png",
      "reverse-ddim.gif",
      "reverse-ddim.png",
    ]);
    expect(when.get("forward.gif")).toMatchObject({ subject: "data", frame: 20, frames: 21 });
    expect(when.get("picture.gif")).toMatchObject({ subject: "picture", frame: 10 });
    expect(when.get("reverse.gif")).toMatchObject({ sampler: "ddpm", step: 20 });
    expect(when.get("reverse-ddim.gif")).toMatchObject({ sampler: "ddim", step: 20 });
  });

  test("finish() gives the figures, and report.html last", () => {
    expect(finished.map(({ name, mediaType }) => `${name} ${mediaType}`)).toEqual([
      "figure-beta.svg image/svg+xml",
      "figure-rates.svg image/svg+xml",
      "figure-log-snr.svg image/svg+xml",
      "figure-loss.svg image/svg+xml",
      "figure-data.svg image/svg+xml",
      "figure-samples-ddpm.svg image/svg+xml",
      "figure-samples-ddim.svg image/svg+xml",
      "figure-metric-sliced-wasserstein-2-distance.svg image/svg+xml",
      "figure-metric-energy-distance.svg image/svg+xml",
      "report.html text/html",
    ]);
  });

  test("no file is given twice, and none is one of the run's own", () => {
    const names = files.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    for (const name of names) expect(name).toMatch(/^[a-z0-9-]+\.(gif|png|svg|html)$/);
    for (const own of ["experiment.json", "metrics.json", "model.safetensors"]) {
      expect(names).not.toContain(own);
    }
  });

  test("push(event) leaves the event as it was", () => {
    expect(events).toEqual(untouched);
  });

  test("the same events give the same bytes", () => {
    const again = filesOf(untouched);
    const differ = files.filter(({ name, bytes }) => {
      const other = again.get(name)!.bytes;
      return other.length !== bytes.length || other.some((byte, i) => byte !== bytes[i]);
    });
    expect(differ.map(({ name }) => name)).toEqual([]);
  });

  test("finish() of a run stopped during a film develops what there is of it", () => {
    const report = createReport();
    const cut = events.findIndex((event) => event.type === "sample-step" && event.step === 7);
    for (const event of events.slice(0, cut + 1)) report.push(event);
    const files = report.finish();
    expect(files.map(({ name }) => name)).toContain("reverse.gif");
    const html = new TextDecoder().decode(files.at(-1)!.bytes);
    expect(html).toContain("The run was stopped while ddpm was sampling, at step 7 of 20.");
  });

  test("finish() of a run stopped in training says where", () => {
    const cut = events.findIndex((event) => event.type === "train-step");
    const files = filesOf(events.slice(0, cut + 2));
    expect(pageOf(files)).toContain("stopped at step 100 of 600 training steps");
    expect([...files.keys()]).toContain("figure-loss.svg");
  });

  test("finish() at once gives a page that says so", () => {
    const files = filesOf([]);
    expect([...files.keys()]).toEqual(["report.html"]);
    expect(pageOf(files)).toContain("The run has not begun.");
  });

  test.each([
    ["a picture alone", alone, forwardSteps("picture", 4, (noise) => picture(noise))],
    ["data alone", {}, forwardSteps("data", 5, (noise) => cloud(200, 2, noise))],
    ["one frame", {}, forwardSteps("data", 5, (noise) => cloud(200, 2, noise)).slice(0, 1)],
  ])("the report on %s has no empty sections", (_, changes, frames) => {
    const document = documentOf(changes);
    const files = filesOf([artifact("experiment.json", document), ...frames, done(document)]);
    const html = pageOf(files);
    expect(html).toContain("The film");
    const absent = ["The numbers", "How it learnt", "What it drew", "undefined", "NaN", "null"];
    expect(absent.filter((text) => html.includes(text))).toEqual([]);
  });

  test("points of three coordinates have no film and no figure, and nothing fails", () => {
    const x = { data: new Float32Array(30), shape: [10, 3] };
    const files = filesOf(forwardSteps("data", 3, () => x));
    expect([...files.keys()].filter((name) => name.endsWith(".gif"))).toEqual([]);
  });

  test("push and finish refuse a finished report", () => {
    const report = createReport();
    report.finish();
    expect(() => report.push(artifact("metrics.json", {}))).toThrow(/^report: .* createReport$/);
    expect(() => report.finish()).toThrow(Error);
  });
});
