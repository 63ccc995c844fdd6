import "@inkwash/matchers";
import { describe, expect, test } from "vitest";
import { meanBeta, scheduleFigures } from "../src/figures/schedule.ts";
import { createStory, tell } from "../src/story.ts";
import { cloud, forwardSteps } from "./stream.ts";

describe("meanBeta(kept, gap)", () => {
  test.each([
    [1, 1],
    [0.9, 1],
    [0.36, 2],
    [0.5, 3],
    [1e-3, 20],
    [1 - 1e-9, 7],
  ])("of a share %f kept over %i steps is 1 - kept^(1/gap)", (kept, gap) => {
    const expected = -Math.expm1(Math.log(kept) / gap);
    expect([meanBeta(kept, gap)]).toBeAllClose([expected], { rtol: 1e-7, atol: 1e-15 });
  });

  test.each([1, 5])("of nothing kept over %i steps is 1", (gap) => {
    expect(meanBeta(0, gap)).toBe(1);
  });
});

describe("scheduleFigures(story)", () => {
  const seen = (frames: number): ReturnType<typeof scheduleFigures> => {
    const story = createStory();
    const x = cloud(10, 2, 0);
    for (const event of forwardSteps("data", frames, () => x)) tell(story, event);
    return scheduleFigures(story);
  };

  test("has beta, the rates and their ratio", () => {
    expect(seen(41).map(({ name }) => name)).toEqual(["figure-beta", "figure-rates", "figure-snr"]);
  });

  test("draws a linear beta as a straight line from end to end, whatever frames were seen", () => {
    const curve = /class="plane"><path d="M([\d.,]+)L([\d.,L]+)"/;
    for (const frames of [41, 21, 9]) {
      const [, first, rest] = curve.exec(seen(frames)[0]!.draw("light"))!;
      const points = [first!, ...rest!.split("L")].map((pair) => pair.split(",").map(Number));
      const slopes = points
        .slice(1)
        .map(([x, y], i) => (y! - points[i]![1]!) / (x! - points[i]![0]!));
      expect(Math.max(...slopes) - Math.min(...slopes)).toBeLessThan(0.02);
    }
  });

  test("leaves out what no axis can show", () => {
    const story = createStory();
    const x = cloud(10, 2, 0);
    for (const [level, signal, noise] of [
      [0, 1, 0],
      [1, 1, 1e-160],
      [2, 1e-160, 1],
      [3, 0, 1],
    ] as const) {
      const rates = { level, levels: 3, signal, noise };
      tell(story, { type: "forward-step", subject: "data", frame: level, frames: 4, ...rates, x });
    }
    const figures = scheduleFigures(story);
    expect(figures.map(({ name }) => name)).toEqual(["figure-beta", "figure-rates"]);
    for (const { draw } of figures) expect(draw("light")).not.toMatch(/NaN|Infinity/);
  });

  test("is nothing where fewer than two levels were seen", () => {
    expect(scheduleFigures(createStory())).toEqual([]);
  });
});
