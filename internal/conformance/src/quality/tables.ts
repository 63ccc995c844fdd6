import ablation from "./ablation.json" with { type: "json" };
import digits from "./digits.json" with { type: "json" };
import sixSets from "./six-sets.json" with { type: "json" };

const row = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;

/** The rows of the guide's table of the six sets. */
export const sixSetRows: readonly string[] = sixSets.sets.map(({ name, seconds, ours, gaussian }) =>
  row([
    name,
    seconds.toFixed(0),
    ours.sliced.toFixed(2),
    ours.energy.toFixed(2),
    ours.accuracy.toFixed(3),
    gaussian.sliced.toFixed(1),
    gaussian.energy.toFixed(1),
    gaussian.accuracy.toFixed(2),
  ]),
);

/** The rows of the guide's ablation: one line per change, the sets side by side. */
export const ablationRows: readonly string[] = [
  ...new Set(ablation.found.map(({ name }) => name)),
].map((name) =>
  row([
    name,
    ...ablation.found
      .filter((line) => line.name === name)
      .flatMap(({ sliced, accuracy }) => [sliced.toFixed(2), accuracy.toFixed(3)]),
  ]),
);

/** The rows of the guide's table of digits. */
export const digitRows: readonly string[] = [
  { name: "learned digits", scores: digits.real },
  ...digits.guided.map(({ guidance, scores }) => ({ name: `guidance ${guidance}`, scores })),
].map(({ name, scores }) =>
  row([
    name,
    `${(100 * scores.wanted).toFixed(1)} %`,
    scores.precision.toFixed(2),
    scores.recall.toFixed(2),
    scores.density.toFixed(2),
    scores.coverage.toFixed(2),
    scores.novelty.toFixed(2),
  ]),
);
