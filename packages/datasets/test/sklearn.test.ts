import "@inkwash/matchers";
import golden from "@inkwash/golden/sklearn_datasets.json" with { type: "json" };
import {
  blobs,
  checkerboardMatrix,
  circles,
  gappedUniform,
  moons,
  sCurve,
  swissRoll,
  type Dataset,
} from "@inkwash/datasets";
import { randomState } from "@inkwash/random/numpy";
import { describe, expect, test } from "vitest";

const tolerance = { rtol: 1e-13, atol: 1e-14 };
const all = { columns: [0, 1, 2], scale: 1 };
/** Their names and ours; the options of a case are in our words already. */
const makers: Readonly<Record<string, (options: never) => Dataset>> = {
  swiss_roll: (options: object) => swissRoll({ ...all, ...(options as { n: 1; rng: never }) }),
  s_curve: (options: object) => sCurve({ ...all, ...(options as { n: 1; rng: never }) }),
  moons,
  circles,
  blobs,
};

/** The sums of the golden file, which see every place. */
function sums(x: ArrayLike<number>): { sumabs: number; sumsq: number; wsum: number } {
  let [sumabs, sumsq, wsum] = [0, 0, 0];
  for (let k = 0; k < x.length; k++) {
    sumabs += Math.abs(x[k]!);
    sumsq += x[k]! * x[k]!;
    wsum += (x[k]! * (((k * 7919) % 1009) + 1)) / 1009;
  }
  return { sumabs, sumsq, wsum };
}

describe("with randomState(seed), scikit-learn's sets with random_state = seed", () => {
  test.each(golden.cases.map((c) => [c.make, c.seed, JSON.stringify(c.options), c] as const))(
    "make_%s, seed %i, %s",
    (make, seed, _, expected) => {
      const rng = randomState(seed);
      const draw = makers[make]!;
      const set = draw({ ...expected.options, rng, precision: "float64" } as never);
      expect(set.shape).toEqual(expected.shape);
      expect(set.data.subarray(0, expected.points.length)).toBeAllClose(expected.points, tolerance);
      expect(set.label!.subarray(0, expected.label.length)).toBeAllClose(expected.label, tolerance);
      for (const [values, check] of [
        [set.data, expected.check],
        [set.label!, expected.labelCheck],
      ] as const) {
        const found = sums(values);
        const totals = [check.sumabs, check.sumsq];
        expect([found.sumabs, found.sumsq]).toBeAllClose(totals, { rtol: 1e-12 });
        expect(Math.abs(found.wsum - check.wsum)).toBeLessThanOrEqual(1e-12 * check.sumabs);
      }
    },
  );

  test("blobs tells the centres that it drew", () => {
    for (const { make, seed, options, centers } of golden.cases) {
      if (make !== "blobs") continue;
      const { mixture } = blobs({ ...(options as { n: number }), rng: randomState(seed) });
      expect(mixture.means.flat()).toBeAllClose(centers!.flat(), { rtol: 1e-15 });
    }
  });

  test.each(golden.matrices)("make_checkerboard, seed $seed, $options", (expected) => {
    const { seed, options } = expected;
    const [shape, clusters] = [options.shape, options.clusters] as [
      [number, number],
      [number, number],
    ];
    const found = checkerboardMatrix({
      shape,
      clusters,
      noise: options.noise,
      rng: randomState(seed),
      shuffle: options.shuffle === false ? false : randomState(seed),
      precision: "float64",
    });
    expect(found.shape).toEqual(shape);
    expect([...found.rowLabel]).toEqual(expected.rowLabel);
    expect([...found.columnLabel]).toEqual(expected.columnLabel);
    const first = found.data.subarray(0, 20);
    expect(first).toBeAllClose(expected.first, { rtol: 1e-13 });
    const { sumabs, sumsq, wsum } = sums(found.data);
    const { check } = expected;
    expect([sumabs, sumsq, wsum]).toBeAllClose([check.sumabs, check.sumsq, check.wsum], {
      rtol: 1e-12,
    });
  });

  test.each(golden.gapped)("gappedUniform is tutorial 003's, to the bit: seed $seed, n $n", (c) => {
    const { data } = gappedUniform({ n: c.n, rng: randomState(c.seed), precision: "float64" });
    expect([...data]).toEqual(c.points);
  });
});
