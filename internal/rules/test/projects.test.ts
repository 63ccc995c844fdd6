import { expect, test } from "vitest";
import { projects } from "../src/rules/projects.ts";
import { caught, edit } from "./house.ts";

test("projects catches a missing, an idle and an absent reference", () => {
  const plant = {
    "tsconfig.json": edit((config) => void config["references"].pop()),
    "packages/stats/tsconfig.json": edit((config) => {
      config["references"] = [{ path: "../special" }, { path: "../viz" }];
    }),
    "packages/random/tsconfig.json": undefined,
  };
  expect(caught(projects, plant)).toEqual([
    "tsconfig.json:1: the reference to packages/stats is missing; add it",
    "packages/random/tsconfig.json:1: there is no tsconfig.json; write one",
    "packages/stats/tsconfig.json:1: the reference to ../random is missing; add it",
    "packages/stats/tsconfig.json:1: the reference to ../viz stands for no dependency; remove it",
  ]);
});
