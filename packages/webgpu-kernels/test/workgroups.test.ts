import { expect, test } from "vitest";
import { workgroups } from "../src/workgroups.ts";

test.each([
  [1, 65535, [1, 1]],
  [65535, 65535, [65535, 1]],
  [65536, 65535, [65535, 2]],
  [65535 * 3, 65535, [65535, 3]],
  [1000, 7, [7, 143]],
])("workgroups(%i, limit %i) is %j", (count, limit, expected) => {
  expect(workgroups(count, limit)).toEqual(expected);
});
