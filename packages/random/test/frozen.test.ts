import { philox } from "@inkwash/random";
import { expect, test } from "vitest";
import { drawn, FROZEN } from "./frozen.ts";

test("what a seed gives changes only in a release that is breaking under semver", () => {
  expect(drawn()).toEqual(FROZEN);
});

test("the first numbers of philox(1), to be read by people", () => {
  const rng = philox(1);
  expect(rng.at(0).nextUint32()).toBe(3823634032);
  expect([...rng.at(0).fillUniform(new Float32Array(2))]).toEqual([
    0.8902591466903687, 0.8946846723556519,
  ]);
  expect([...rng.at(0).fillNormal(new Float32Array(2))]).toEqual([
    0.05948382616043091, -0.4784841239452362,
  ]);
  expect([...rng.at(0).fillUniform(new Float64Array(2))]).toEqual([
    0.8902591757080309, 0.585725953513891,
  ]);
  expect([...rng.at(0).fillNormal(new Float64Array(2))]).toEqual([
    -1.8045566655837295, -1.078351942930327,
  ]);
});
