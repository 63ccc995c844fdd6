// Writes how often every test rejects under the null, and intervals cover, as a page of the guides.
//
//   node --conditions=@inkwash/source packages/stats/bench/calibration-table.ts

import { writeFileSync } from "node:fs";
import { cell, runs, sizes, tests } from "./calibration.ts";
import { coverage, coverageSizes, intervals, rows } from "./coverage.ts";

const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
const head = ["test", "holds from", ...sizes.map((n) => `n = ${n.toLocaleString("en")}`)];
const body = tests.map((test) => {
  const from = test.from === Infinity ? "never" : `n = ${test.from.toLocaleString("en")}`;
  return line([test.name, from, ...sizes.map((n) => cell(test, n))]);
});
const coverHead = [
  "statistic",
  "method",
  ...coverageSizes.map((n) => `n = ${n.toLocaleString("en")}`),
];
const coverBody = rows.map((row) =>
  line([row.name, row.method, ...coverageSizes.map((n) => coverage(row, n))]),
);

writeFileSync(
  new URL("../../../apps/docs/src/content/docs/guides/calibration.md", import.meta.url),
  `---
title: Do the tests reject as often as they say?
description: How often every test rejects at 1, 5 and 10 % where nothing is wrong, at three sizes.
---

A p-value promises one thing: where nothing is wrong it is at most 0.05 in five cases of a hundred, at most
0.01 in one, at most 0.1 in ten. Each cell is what ${runs.toLocaleString("en")} null runs gave, **in per cent, at the levels 1, 5
and 10 %**. In italics: outside the 99.9 % binomial band, which reaches from 0.27 to 1.73, 3.40 to 6.60 and
7.79 to 12.21.

Values are N(0, 1), points N(0, I) in the plane (\`mardiaTest\`, \`henzeZirklerTest\`); tests of two sets have n
values of each. The p-values of \`ksTwoSampleTest\` and \`logisticAccuracy\` are discrete, so that they may reject
less often than they say, never more often. Permutation tests are exact at every n; an empty cell would only
take long. The p-value of \`dagostinoTest\`, \`jarqueBeraTest\`, \`mardiaTest\` and \`mmdLinearTest\` is a limit for
large n, and **holds from** is the smallest n of the three at which it may be believed. The last row is no test
at all: it is what happens to \`ksTest\` with a mean and deviation taken from the same values
([which number?](/guides/which-number/)).

${[line(head), line(head.map(() => "---")), ...body].join("\n")}

## Do the intervals cover?

How many in a hundred of ${intervals} intervals of level 0.95, from 199 resamples each, contain the truth. One deviation
is 1.1. Sets have n values each.

${[line(coverHead), line(coverHead.map(() => "---")), ...coverBody].join("\n")}

Subsampling covers too little where samples are few, and least for distances of equal laws, whose errors are
skewed: with n = 200 count on 85 to 91 rather than 95, and ask a test, which is exact at every n, whether two
laws differ at all.

Made by \`packages/stats/bench/calibration-table.ts\` on ${process.env["TABLE_DATE"] ?? "an unnamed day"}, from the seeds 2026 and 2027. A test makes
the first column of the first table again, and everything in the full tier.
`,
);
