import * as forward from "@inkwash/forward";
import { expect, test } from "vitest";

test("the public surface changes only on purpose", () => {
  expect(Object.keys(forward).sort()).toMatchInlineSnapshot(`
    [
      "cdf",
      "chain",
      "density",
      "exactDenoiser",
      "jump",
      "logDensity",
      "marginal",
      "posterior",
      "quantile",
      "score",
      "transition",
    ]
  `);
});
