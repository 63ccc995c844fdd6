import type { Document, ScheduleDocument } from "@inkwash/experiment";
import { describe, expect, test } from "vitest";
import { counted, spoken } from "../src/numbers.ts";
import { nameOfData } from "../src/page/data-words.ts";
import { growth, summary } from "../src/page/words.ts";
import { slug } from "../src/slug.ts";
import { createStory, tell } from "../src/story.ts";
import { documentOf, done, stream } from "./stream.ts";

describe("spoken(value)", () => {
  test.each([
    [0, "0"],
    [7, "7"],
    [1000, "1,000"],
    [-1234567, "-1,234,567"],
    [0.0390625, "0.03906"],
    [12345.678, "12,346"],
    [1e-7, "1e-7"],
    [1e21, "1e+21"],
    [Infinity, "Infinity"],
  ])("of %f is %s", (value, text) => {
    expect(spoken(value)).toBe(text);
  });

  test("counted(count, noun) knows one from many", () => {
    expect([1, 2, 1000].map((count) => counted(count, "step"))).toEqual([
      "1 step",
      "2 steps",
      "1,000 steps",
    ]);
  });
});

describe("slug(text)", () => {
  test.each([
    ["ddpm", "ddpm"],
    ["../../etc/passwd", "etc-passwd"],
    ["Sliced Wasserstein-2 distance", "sliced-wasserstein-2-distance"],
    ["", "unnamed"],
    ["雪", "unnamed"],
    ["a".repeat(99), "a".repeat(60)],
  ])("of %j is %s", (text, expected) => {
    expect(slug(text)).toBe(expected);
  });
});

describe("nameOfData(data)", () => {
  const n = 10;
  const standardise = false;
  const noise = 0;
  const mixture = { weights: [0.5, 0.5], means: [[0], [1]], covariances: [[1], [1]] };
  test.each([
    [{ kind: "swiss-roll", n, noise, standardise }, "the swiss roll"],
    [{ kind: "s-curve", n, noise, standardise }, "the S-curve"],
    [{ kind: "moons", n, noise, standardise }, "the two moons"],
    [{ kind: "four-points", n, standardise }, "the four points"],
    [{ kind: "gapped-uniform", n, standardise }, "the uniform law with a gap"],
    [{ kind: "mixture", n, standardise, mixture: "five-hills" }, "the mixture “five hills”"],
    [{ kind: "mixture", n, standardise, mixture }, "a mixture of 2 Gaussians"],
    [{ kind: "circles", n, noise, standardise, factor: 0.5 }, "a circle within a circle"],
    [{ kind: "rings", n, noise, standardise, radii: [1, 2, 3] }, "3 rings"],
    [{ kind: "two-spirals", n, noise, standardise, turns: 1 }, "the two spirals"],
    [{ kind: "pinwheel", n, standardise, blades: 5 }, "a pinwheel of 5 blades"],
    [{ kind: "checkerboard", n, standardise, cells: 4 }, "the checkerboard"],
    [{ kind: "text", n, noise, standardise, text: "two\nlines" }, "the words “two lines”"],
    [{ kind: "svg-path", n, noise, standardise, path: "M0 0L1 1", fill: "none" }, "a path"],
    [{ kind: "strokes", n, noise, standardise, lines: [], fill: "none" }, "a drawing"],
    [{ kind: "outline", n, noise, standardise, corners: [], fill: "none" }, "a polygon"],
    [{ kind: "darkness", n, standardise, source: "camera", invert: false }, "the picture “camera”"],
    [
      { kind: "darkness", n, standardise, source: { file: "a.png" }, invert: false },
      "the picture “a.png”",
    ],
    [{ kind: "digits", standardise }, "the hand-written digits"],
    [{ kind: "stroke-digits", n, standardise, size: 8 }, "the pen digits"],
    [{ kind: "file", standardise, file: "mine.csv" }, "“mine.csv”"],
    [{ kind: "points", standardise, points: [] }, "the document’s own points"],
  ] as const)("of %j is %s", (data, text) => {
    expect(nameOfData(data as unknown as NonNullable<Document["data"]>)).toBe(text);
  });
});

describe("growth(schedule)", () => {
  const steps = 10;
  const [start, end] = [0.0001, 0.02];
  const cases: [ScheduleDocument, string][] = [
    [{ kind: "linear", steps, start, end }, "β goes linearly from 0.0001 to 0.02"],
    [{ kind: "scaled-linear", steps, start, end }, "√β goes linearly, β from 0.0001 to 0.02"],
    [{ kind: "sigmoid", steps, start, end }, "β follows a logistic curve from 0.0001 to 0.02"],
    [{ kind: "constant", steps, beta: 0.04 }, "β is 0.04 at every step"],
    [{ kind: "cosine", steps, maxBeta: 0.999 }, "ᾱ falls as a squared cosine"],
  ];
  test.each(cases)("of %j is %s", (schedule, text) => {
    expect(growth(schedule)).toBe(text);
  });
});

describe("summary(story)", () => {
  const told = (events: ReturnType<typeof stream>): string[] => {
    const story = createStory();
    for (const event of events) tell(story, event);
    return summary(story);
  };

  test("tells a whole run", () => {
    expect(told(stream({ samplers: ["ddpm", "ddim", "fast"] }))).toEqual([
      "600 points of the two moons (noise 0.1), every coordinate standardised, were dissolved by " +
        "Gaussian noise in 40 steps; β goes linearly from 0.0001 to 0.2. The picture “chelsea” " +
        "was dissolved by the same schedule. A network learnt in 600 steps, 64 points at a time, " +
        "to tell the noise from the data. From nothing but noise it drew new points with ddpm in " +
        "20 steps, as many with ddim in 20 steps and as many with fast in 20 steps.",
      "By the sliced Wasserstein-2 distance, ddpm comes to 1.5 times the floor, which is what " +
        "fresh data score among themselves; Gaussian noise of the same mean and covariance would " +
        "come to 10 times.",
    ]);
  });

  test("tells a picture alone", () => {
    const document = documentOf({
      data: undefined,
      picture: { source: { file: "cat.png" }, channels: 1, frames: 4 },
    });
    expect(told([done(document)])).toEqual([
      "The picture “cat.png” was dissolved by Gaussian noise in 40 steps; β goes linearly from " +
        "0.0001 to 0.2.",
    ]);
  });

  test("tells nothing of a run that has not begun", () => {
    expect(told([])).toEqual([]);
  });
});
