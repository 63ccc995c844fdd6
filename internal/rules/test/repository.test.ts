import { resolve } from "node:path";
import { expect, test } from "vitest";
import { format, readWorkspace, rules } from "../src/index.ts";
import { build } from "./house.ts";

const repository = readWorkspace(resolve(import.meta.dirname, "../../.."));
const house = build();

for (const rule of rules) {
  test(`in this repository ${rule.name}`, () => {
    expect(rule.check(repository).map(format)).toEqual([]);
  });

  test(`in the small house of these tests ${rule.name}`, () => {
    expect(rule.check(house).map(format)).toEqual([]);
  });
}
