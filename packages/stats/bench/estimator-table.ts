// Writes the table of what every estimator reads against the truth, as a page of the guides.
//
//   node --conditions=@inkwash/source packages/stats/bench/estimator-table.ts

import { writeFileSync } from "node:fs";
import { rows, runsAt, textOf } from "./estimators.ts";

const sizes = Object.keys(runsAt).map(Number);
const head = ["estimator", "law", "truth", ...sizes.map((n) => `n = ${n.toLocaleString("en")}`)];
const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
const body = rows.map((row) => line(textOf(row, sizes)));
const runs = sizes.map((n) => `${runsAt[n]} runs at n = ${n.toLocaleString("en")}`).join(", ");

writeFileSync(
  new URL("../../../apps/docs/src/content/docs/guides/estimators.md", import.meta.url),
  `---
title: How far off are the estimators?
description: Bias and error of every estimator of entropy, divergence and distance, on laws whose truth is known.
---

Each cell is **bias, root mean squared error** against the truth. The number to trust is the one whose bias is
small beside what you want to see; the number to compare is one whose bias is the same on both sides, which
is what a [floor](/guides/which-number/) is for.

The laws on the line are A = N(0, 1), B = N(1, 1) and C = ½ N(−2, ¼) + ½ N(2, ¼); in the plane D = N(0, I)
and E = N((1, 0), diag(1, 4)). Entropies and divergences are in nats, \`mmd\` is squared with bandwidth 1. An
empty cell would take too long for a table.

${[line(head), line(head.map(() => "---")), ...body].join("\n")}

Made by \`packages/stats/bench/estimator-table.ts\` on ${process.env["TABLE_DATE"] ?? "an unnamed day"}: ${runs}, from seed 4. The truths
are SciPy's quadratures and closed forms (\`internal/golden/make/stats_truth.py\`); a test makes the first
column again.
`,
);
