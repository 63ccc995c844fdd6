import * as schedules from "@inkwash/schedules";
import { expect, test } from "vitest";

test("the public surface changes only on purpose", () => {
  expect(Object.keys(schedules).sort()).toMatchInlineSnapshot(`
    [
      "alpha",
      "alphaBar",
      "at",
      "constant",
      "convert",
      "cosine",
      "epsilonFrom",
      "fromBeta",
      "grid",
      "linear",
      "noise",
      "posterior",
      "posteriorAt",
      "scaledLinear",
      "sigma",
      "sigmoid",
      "signal",
      "snr",
      "targetOf",
      "trainingTable",
      "x0From",
    ]
  `);
});
