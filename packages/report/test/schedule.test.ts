import { describe, expect, test } from "vitest";
import { scheduleFigures } from "../src/figures/schedule.ts";
import { createStory, tell } from "../src/story.ts";
import { scheduleEvent } from "./stream.ts";

describe("scheduleFigures(story)", () => {
  const told = (
    changes: Partial<typeof scheduleEvent> = {},
  ): ReturnType<typeof scheduleFigures> => {
    const story = createStory();
    tell(story, { ...scheduleEvent, ...changes });
    return scheduleFigures(story);
  };
  const names = (figures: ReturnType<typeof scheduleFigures>): string[] =>
    figures.map(({ name }) => name);

  test("has beta, the rates and log-SNR", () => {
    expect(names(told())).toEqual(["figure-beta", "figure-rates", "figure-log-snr"]);
  });

  test("draws beta through every step; a straight line needs its ends alone", () => {
    const corners = (beta: Float64Array): number[][] => {
      const curve = /class="plane"><path d="M([\d.,L]+)"/;
      const [, path] = curve.exec(told({ beta })[0]!.draw("light"))!;
      return path!.split("L").map((pair) => pair.split(",").map(Number));
    };
    const line = corners(scheduleEvent.beta);
    expect(line).toHaveLength(2);
    const squared = corners(scheduleEvent.beta.map((beta) => 5 * beta * beta));
    expect(squared.length).toBeGreaterThan(20);
    expect([squared[0]![0], squared.at(-1)![0]]).toEqual([line[0]![0], line[1]![0]]);
  });

  test("leaves out what no axis can show", () => {
    const figures = told({
      beta: Float64Array.of(0, 1),
      alphaBar: Float64Array.of(1, 0),
      logSnr: Float64Array.of(Infinity, -Infinity),
    });
    expect(names(figures)).toEqual(["figure-beta", "figure-rates"]);
    for (const { draw } of figures) expect(draw("light")).not.toMatch(/NaN|Infinity/);
  });

  test("is nothing before the schedule is known, or with one step", () => {
    expect(scheduleFigures(createStory())).toEqual([]);
    const one = Float64Array.of(0.5);
    expect(told({ beta: one, alphaBar: one, logSnr: Float64Array.of(0) })).toEqual([]);
  });
});
