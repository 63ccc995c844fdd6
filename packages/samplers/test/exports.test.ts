import { expect, test } from "vitest";
import * as samplers from "../src/index.ts";

test("the public functions", () => {
  expect(Object.keys(samplers).toSorted()).toMatchInlineSnapshot(`
    [
      "ddim",
      "ddpm",
      "heun",
      "sample",
      "startingNoise",
      "stepper",
    ]
  `);
});
