import { describe, expect, test } from "vitest";
import { shares } from "../src/films/shares.ts";

describe("shares(wishes, room)", () => {
  test.each([
    [[], 10, []],
    [[3, 4], 10, [3, 4]],
    [[8, 4], 10, [6, 4]],
    [[1, 9, 9], 11, [1, 5, 5]],
    [[100, 2, 50, 7], 40, [16, 2, 15, 7]],
    [[5, 5], 0, [0, 0]],
  ])("of %j in %i is %j", (wishes, room, expected) => {
    expect(shares(wishes, room)).toEqual(expected);
  });

  test("nobody with less than all has less than another", () => {
    const wishes = [12, 900, 35, 35, 610, 1];
    const given = shares(wishes, 500);
    expect(given.reduce((sum, share) => sum + share)).toBe(500);
    const greatest = Math.max(...given);
    given.forEach((share, i) => {
      expect(share === wishes[i] || share >= greatest - 1).toBe(true);
    });
  });
});
