import golden from "@inkwash/golden/diffusers_steps.json" with { type: "json" };
import "@inkwash/matchers";
import {
  alphaBar,
  constant,
  cosine,
  dynamicShift,
  fromBeta,
  grid,
  linear,
  posterior,
  scaledLinear,
  type Grid,
} from "@inkwash/schedules";
import {
  configFrom,
  DIFFUSERS_CLASSES,
  diffusersGrid,
  diffusersSteps,
  fromDiffusers,
  toDiffusers,
  type DiffusersConfig,
} from "@inkwash/schedules/diffusers";
import { describe, expect, test } from "vitest";

interface Run {
  readonly class: string;
  readonly config: DiffusersConfig;
  readonly steps: number;
  readonly mu?: number;
  readonly timesteps: readonly number[] | Ends;
  readonly sigmas?: readonly number[];
  readonly exact: {
    readonly timesteps: readonly number[] | Ends;
    readonly sigmas?: readonly number[];
  };
}

/** Of long lists of whole steps. */
interface Ends {
  readonly length: number;
  readonly first: readonly number[];
  readonly last: readonly number[];
}

const runs = golden.runs as unknown as readonly Run[];

function expectSteps(
  got: Float64Array,
  expected: readonly number[] | Ends,
  tolerance: number,
): void {
  if ("first" in expected) {
    expect(got).toHaveLength(expected.length);
    expect([...got.subarray(0, 4), ...got.subarray(-4)]).toEqual([
      ...expected.first,
      ...expected.last,
    ]);
    return;
  }
  expect(got).toHaveLength(expected.length);
  const scaled = got.map((t, n) => (t - expected[n]!) / Math.max(1, Math.abs(expected[n]!)));
  expect(scaled).toBeAllClose(new Float64Array(got.length), { atol: tolerance });
}

const title = (run: Run): string => `${run.class} ${JSON.stringify(run.config)} ${run.steps}`;

describe.each(runs.map((run) => [title(run), run] as const))("%s", (_, run) => {
  const scheduler = fromDiffusers({ _class_name: run.class, ...run.config });

  test("gives the timesteps and sigmas of diffusers' formulas to 1e-12", () => {
    const { timesteps, sigmas } = diffusersSteps(scheduler, run.steps, { mu: run.mu });
    expectSteps(timesteps, run.exact.timesteps, 1e-12);
    if (run.exact.sigmas) expect(sigmas).toBeAllClose(run.exact.sigmas, { rtol: 1e-12 });
  });

  test("gives the published float32 numbers to 1e-6", () => {
    const { timesteps, sigmas } = diffusersSteps(scheduler, run.steps, {
      mu: run.mu,
      precision: "float32",
    });
    // KDPM2Ancestral takes a difference of squares in float32, off by 5.5e-6 steps of 1000 at t = 0.
    const tolerance = run.class === "KDPM2AncestralDiscreteScheduler" ? 1e-5 : 1e-6;
    expectSteps(timesteps, run.timesteps, tolerance);
    if (run.sigmas) expect(sigmas).toBeAllClose(run.sigmas, { rtol: 1e-6 });
  });

  test("has a strictly monotone grid of as many steps, or is refused with a sentence", () => {
    let made: Grid;
    try {
      made = diffusersGrid(scheduler, run.steps, { mu: run.mu });
    } catch (error) {
      expect(error).toBeInstanceOf(RangeError);
      expect(String(error)).toMatch(/stands still/);
      return;
    }
    const up = run.class.includes("Inverse");
    expect(made.condition).toHaveLength(run.steps);
    expect(made.logSnr).toHaveLength(run.steps + 1);
    for (let n = 0; n < run.steps; n++) {
      expect(made.logSnr[n + 1]! > made.logSnr[n]!).toBe(!up);
      expect(Number.isFinite(made.condition[n]!)).toBe(true);
    }
  });

  test("survives writing and reading", () => {
    const written = JSON.parse(JSON.stringify(toDiffusers(scheduler))) as DiffusersConfig;
    const { continuous, ...again } = fromDiffusers(written);
    const { continuous: before, ...rest } = scheduler;
    expect(again).toEqual(rest);
    expect([continuous?.name, continuous?.logSnr(0.5)]).toEqual([
      before?.name,
      before?.logSnr(0.5),
    ]);
  });
});

test.each(golden.tables)("the betas and alphaBars of $config are diffusers', T = $T", (table) => {
  const made = fromDiffusers({
    _class_name: "DDPMScheduler",
    ...(table.config as DiffusersConfig),
    num_train_timesteps: table.T,
  }).schedule!;
  const rows = Object.keys(table.float64.betas).map(Number);
  const numbers = (column: object): number[] => Object.values(column) as number[];
  const take = (column: Float64Array): number[] => rows.map((t) => column[t]!);
  // diffusers' float64 loses 1 - cumprod near t = 0, and rescaled betas lose 1 - alphas.
  expect(take(made.beta)).toBeAllClose(numbers(table.float64.betas), { rtol: 1e-9, atol: 1e-15 });
  expect(take(alphaBar(made))).toBeAllClose(numbers(table.float64.alphas_cumprod), { rtol: 1e-9 });
});

describe("fromDiffusers(config)", () => {
  test("knows the 49 classes of diffusers and the defaults of their constructors", () => {
    expect([...DIFFUSERS_CLASSES].sort()).toEqual(Object.keys(golden.defaults).sort());
    for (const [name, defaults] of Object.entries(golden.defaults)) {
      const { config } = fromDiffusers({ _class_name: name });
      const readable = Object.fromEntries(
        Object.entries(config).map(([key, value]) => [
          key,
          value === -Infinity ? "-Infinity" : value,
        ]),
      );
      expect(readable).toEqual(defaults);
    }
  });

  test("reads every class as it is: with a process, or with a sentence that says why not", () => {
    for (const name of DIFFUSERS_CLASSES) {
      const { schedule, continuous, unsupported } = fromDiffusers({ _class_name: name });
      expect(schedule !== undefined || continuous !== undefined || unsupported.length > 0).toBe(
        true,
      );
    }
    const names = ["VQDiffusion", "Amused", "BlockRefinement", "DiscreteDDIM", "EntropyBound"];
    for (const name of names) {
      const scheduler = fromDiffusers({ _class_name: `${name}Scheduler` });
      expect(scheduler.unsupported[0]).toBe(
        `${name}Scheduler diffuses tokens, not samples: it has no schedule here`,
      );
      expect(() => diffusersSteps(scheduler, 3)).toThrow("diffuses tokens, not samples");
    }
  });

  test("keeps and reports unknown keys", () => {
    const config = {
      _class_name: "DDIMScheduler",
      _diffusers_version: "0.40.0",
      skip_prk_steps: true,
      clip_sample: false,
    };
    const scheduler = fromDiffusers(config);
    expect(scheduler.unknown).toEqual({ _diffusers_version: "0.40.0", skip_prk_steps: true });
    expect(scheduler.config["clip_sample"]).toBe(false);
    expect(toDiffusers(scheduler)).toMatchObject(config);
  });

  test("reads Stable Diffusion's configuration", () => {
    const scheduler = fromDiffusers({
      _class_name: "PNDMScheduler",
      beta_end: 0.012,
      beta_schedule: "scaled_linear",
      beta_start: 0.00085,
      num_train_timesteps: 1000,
      set_alpha_to_one: false,
      skip_prk_steps: true,
      steps_offset: 1,
      trained_betas: null,
    });
    expect(scheduler.schedule!.beta).toEqual(scaledLinear(1000).beta);
    expect([scheduler.predicts, scheduler.unsupported]).toEqual(["epsilon", []]);
    expect([...diffusersSteps(scheduler, 5).timesteps]).toEqual([801, 601, 601, 401, 201, 1]);
  });

  test.each([
    ["epsilon", "epsilon"],
    ["sample", "x0"],
    ["v_prediction", "v"],
    ["flow_prediction", "flow"],
  ])("prediction_type %j predicts %j", (prediction_type, predicts) => {
    expect(
      fromDiffusers({ _class_name: "UniPCMultistepScheduler", prediction_type }).predicts,
    ).toBe(predicts);
  });

  test("tells what networks of other families give", () => {
    const predicts = (name: string): string => fromDiffusers({ _class_name: name }).predicts;
    expect(predicts("FlowMatchEulerDiscreteScheduler")).toBe("flow");
    expect(predicts("EDMEulerScheduler")).toBe("x0");
    expect(fromDiffusers({ _class_name: "EDMEulerScheduler" }).dataScale).toBe(0.5);
    expect(predicts("ScoreSdeVeScheduler")).toBe("score");
    expect(predicts("SCMScheduler")).toBe("v");
    expect(predicts("IPNDMScheduler")).toBe("v");
  });

  test("shifts and rescales CogVideoX as its class does", () => {
    const config = { _class_name: "CogVideoXDDIMScheduler", rescale_betas_zero_snr: true };
    const a = alphaBar(scaledLinear(1000)).map((x) => x / (3 - 2 * x));
    const root = a.map(Math.sqrt);
    const [first, last] = [root[0]!, root[999]!];
    const expected = root.map((r) => (((r - last) * first) / (first - last)) ** 2);
    expect(alphaBar(fromDiffusers(config).schedule!)).toBeAllClose(expected, { rtol: 1e-10 });
  });

  test.each<[DiffusersConfig, string]>([
    [
      { _class_name: "DDPMScheduler", beta_schedule: "cosine" },
      'beta_schedule "cosine": DDPMScheduler has no such betas',
    ],
    [
      { _class_name: "EulerDiscreteScheduler", use_karras_sigmas: true, use_beta_sigmas: true },
      "use_karras_sigmas and use_beta_sigmas: only one spacing of sigmas can be on",
    ],
    [
      { _class_name: "DDIMScheduler", prediction_type: "x" },
      'prediction_type "x": no such prediction',
    ],
    [
      { _class_name: "UnCLIPScheduler", beta_schedule: "linear" },
      'beta_schedule "linear": UnCLIPScheduler has no such betas',
    ],
    [{ _class_name: "HeliosScheduler" }, "stages 3: a process in stages of resolution"],
    [{ _class_name: "SASolverScheduler", tau_func: "f" }, "tau_func: a function of your own"],
    [{ _class_name: "UniPCMultistepScheduler", solver_p: {} }, "solver_p: a solver of your own"],
  ])("%j is named as unsupported", (config, sentence) => {
    const scheduler = fromDiffusers(config);
    expect(scheduler.unsupported.join("\n")).toContain(sentence);
    if (/stages|betas|spacing/.test(sentence)) {
      expect(() => diffusersSteps(scheduler, 3)).toThrow(RangeError);
    }
  });

  test.each<[DiffusersConfig, string]>([
    [
      { _class_name: "FastScheduler" },
      "fromDiffusers: _class_name must be a scheduler of diffusers",
    ],
    [{}, "fromDiffusers: _class_name must be a string; got undefined"],
    [
      { _class_name: "DDIMScheduler", beta_start: "small" },
      'fromDiffusers: beta_start must be a number; got "small"',
    ],
    [{ _class_name: "DDIMScheduler", beta_end: 2 }, "linear: end must be in [0, 1]; got 2"],
  ])("%j is refused", (config, message) => {
    expect(() => fromDiffusers(config)).toThrow(message);
  });
});

describe("the defects of diffusers that are not here", () => {
  const sizes = Array.from({ length: 1000 }, (_, n) => n + 1);

  test("trailing has N steps for every N, where diffusers has N + 1 for 62 of them", () => {
    for (const name of ["DDIMScheduler", "EulerDiscreteScheduler", "UniPCMultistepScheduler"]) {
      const scheduler = fromDiffusers({ _class_name: name, timestep_spacing: "trailing" });
      for (const steps of name === "DDIMScheduler" ? sizes : [61, 103, 121, 122, 201, 206]) {
        const { timesteps } = diffusersSteps(scheduler, steps);
        expect(timesteps).toHaveLength(steps);
        expect(timesteps.at(-1)).toBeGreaterThanOrEqual(0);
      }
    }
  });

  test("an offset beyond the last step is refused, where diffusers indexes out of range (#10003)", () => {
    const scheduler = fromDiffusers({ _class_name: "DDIMScheduler", steps_offset: 1 });
    expect(() => diffusersSteps(scheduler, 1000)).toThrow(
      "diffusersSteps: steps_offset 1 moves step 999 to 1000, beyond the 1000 steps of the schedule",
    );
    expect(diffusersSteps(scheduler, 999).timesteps[0]).toBe(999);
  });

  test("shift_terminal with one step is refused, where diffusers gives NaN (#14411)", () => {
    const scheduler = fromDiffusers({
      _class_name: "FlowMatchEulerDiscreteScheduler",
      shift_terminal: 0.1,
    });
    expect(() => diffusersSteps(scheduler, 1)).toThrow("take at least two steps");
    expect(diffusersSteps(scheduler, 2).sigmas).toEqual(Float64Array.of(1, 0.1, 0));
  });

  test("every step ends where the next one starts, where DDIM goes to t - T // N (#11347, #12633)", () => {
    for (const timestep_spacing of ["trailing", "linspace", "leading"]) {
      const scheduler = fromDiffusers({ _class_name: "DDIMScheduler", timestep_spacing });
      const { logSnr, condition } = diffusersGrid(scheduler, 7);
      condition.forEach((t, n) => expect(logSnr[n]).toBe(scheduler.schedule!.logSnr[t]));
      expect(logSnr[7]).toBe(Infinity);
    }
  });

  test("log-variances are logarithms of variances, where fixed_large_log gives NaN (#14569)", () => {
    const { schedule } = fromDiffusers({
      _class_name: "DDPMScheduler",
      variance_type: "fixed_large_log",
    });
    const { logVarianceClipped, variance } = posterior(schedule!);
    expect(logVarianceClipped.every((l) => Number.isFinite(l))).toBe(true);
    expect(Math.exp(logVarianceClipped[500]!)).toBeCloseTo(variance[500]!, 15);
  });

  test("UniPC's bh1 and noise prediction with a last step to the data are named, where diffusers gives NaN", () => {
    for (const setting of [{ solver_type: "bh1" }, { predict_x0: false }]) {
      const base = { _class_name: "UniPCMultistepScheduler", ...setting };
      expect(fromDiffusers(base).unsupported[0]).toContain("the last step is NaN in diffusers");
      expect(fromDiffusers({ ...base, final_sigmas_type: "sigma_min" }).unsupported).toEqual([]);
    }
    expect(
      fromDiffusers({ _class_name: "DPMSolverMultistepScheduler", algorithm_type: "dpmsolver" })
        .unsupported[0],
    ).toContain("it cannot end at the data");
  });
});

describe("diffusersSteps(scheduler, steps)", () => {
  const steps = (config: DiffusersConfig, count: number, mu?: number): number[] => [
    ...diffusersSteps(fromDiffusers(config), count, { mu }).timesteps,
  ];

  test("follows the classes that have no published numbers", () => {
    expect(steps({ _class_name: "DDPMWuerstchenScheduler" }, 4)).toEqual([1, 0.75, 0.5, 0.25, 0]);
    expect(steps({ _class_name: "ConsistencyDecoderScheduler" }, 2)).toEqual([1008, 512]);
    expect(steps({ _class_name: "SCMScheduler" }, 2)).toEqual([1.5708, 1.3, 0]);
    expect(steps({ _class_name: "SCMScheduler" }, 1)).toEqual([1.5708, 0]);
    expect(steps({ _class_name: "ScoreSdeVpScheduler" }, 3)).toEqual([1, 0.5005, 0.001]);
    expect(steps({ _class_name: "RePaintScheduler" }, 4)).toEqual([750, 500, 250, 0]);
    expect(steps({ _class_name: "FlowMapEulerDiscreteScheduler", shift: 3 }, 2)).toEqual([
      1000, 750,
    ]);
    expect(steps({ _class_name: "LTXEulerAncestralRFScheduler" }, 3)).toEqual(
      steps({ _class_name: "FlowMatchEulerDiscreteScheduler" }, 3),
    );
  });

  test("follows MiniMax H3, whose N points are N - 1 steps", () => {
    const scheduler = fromDiffusers({ _class_name: "MiniMaxH3Scheduler" });
    const { timesteps, sigmas } = diffusersSteps(scheduler, 5);
    const expected = [1, 0.75, 0.5, 0.25, 0].map((u) => (12 * u) / (1 + 11 * u));
    expect(sigmas).toBeAllClose(expected, { rtol: 1e-15 });
    expect(timesteps).toBeAllClose(
      expected.slice(0, 4).map((u) => 1 - u),
      { rtol: 1e-14 },
    );
    expect(diffusersGrid(scheduler, 5).condition).toHaveLength(4);
    expect(() => diffusersSteps(scheduler, 1)).toThrow("needs 2 points for a step");
  });

  test("follows Helios in one stage", () => {
    const base = { _class_name: "HeliosDMDScheduler", stages: 1, num_train_timesteps: 100 };
    // linspace(1, 1 / T, N + 2)[:-1], without the last point of the distilled kind.
    const expected = [0, 1, 2].map((n) => 100 * (1 - (n / 4) * 0.99));
    expect(steps(base, 3)).toEqual(expected.map((t) => expect.closeTo(t, 11)));
    const shifted = steps({ ...base, use_dynamic_shifting: true }, 3, 2);
    expect(shifted[1]).toBeCloseTo((100 * 2 * 0.7525) / 1.7525, 10);
  });

  test("inverts flows and KarrasVe's squares", () => {
    const flow = fromDiffusers({
      _class_name: "FlowMatchEulerDiscreteScheduler",
      invert_sigmas: true,
    });
    const { sigmas } = diffusersSteps(flow, 3);
    expect([...sigmas!]).toEqual([0, expect.closeTo(0.4995, 12), expect.closeTo(0.999, 12), 1]);
    const karras = diffusersSteps(fromDiffusers({ _class_name: "KarrasVeScheduler" }), 3);
    expect([...karras.timesteps]).toEqual([2, 1, 0]);
    expect(karras.sigmas).toBeAllClose([4e-4, 2, 1e4], { rtol: 1e-12 });
  });

  test("needs mu where the shift is dynamic", () => {
    const config = { _class_name: "FlowMatchEulerDiscreteScheduler", use_dynamic_shifting: true };
    expect(() => steps(config, 3)).toThrow("use_dynamic_shifting needs mu; dynamicShift(tokens)");
    expect(steps(config, 3, dynamicShift(1024))[0]).toBe(1000);
  });

  test.each<[DiffusersConfig, number, string]>([
    [{ _class_name: "DDIMScheduler" }, 1001, "steps must be an integer in [1, 1000], the steps of"],
    [{ _class_name: "DDIMScheduler" }, 0, "diffusersSteps: steps must be an integer"],
    [{ _class_name: "LCMScheduler" }, 51, "at most original_inference_steps (50)"],
    [{ _class_name: "PNDMScheduler" }, 3, "PNDM starts with 4 Runge-Kutta steps"],
    [{ _class_name: "ConsistencyDecoderScheduler" }, 3, "takes 2 steps; got 3"],
    [
      { _class_name: "DPMSolverMultistepInverseScheduler", use_flow_sigmas: true },
      3,
      "goes downwards in diffusers; use DPMSolverMultistepScheduler and reverse its grid",
    ],
  ])("%j with %d steps is refused", (config, count, message) => {
    expect(() => steps(config, count)).toThrow(RangeError);
    expect(() => steps(config, count)).toThrow(message);
  });

  test("refuses an unknown precision", () => {
    const scheduler = fromDiffusers({ _class_name: "DDIMScheduler" });
    expect(() => diffusersSteps(scheduler, 3, { precision: "half" as "float32" })).toThrow(
      "precision must be one of",
    );
    expect(() => diffusersSteps(scheduler, 3, { mu: Number.NaN })).toThrow("mu must be a finite");
  });
});

describe("diffusersGrid(scheduler, steps)", () => {
  test("is the grid of this package where the classes agree", () => {
    const scheduler = fromDiffusers({ _class_name: "DDIMScheduler", timestep_spacing: "trailing" });
    expect(diffusersGrid(scheduler, 20)).toEqual(grid(linear(1000), { steps: 20 }));
  });

  test("ends at step 0 where set_alpha_to_one is off", () => {
    const scheduler = fromDiffusers({
      _class_name: "DDIMScheduler",
      set_alpha_to_one: false,
      steps_offset: 1,
    });
    expect(diffusersGrid(scheduler, 10).logSnr[10]).toBe(linear(1000).logSnr[0]);
  });

  test("has flow rates for flows, signal 1 for EDM and a quarter of a circle for TrigFlow", () => {
    const flow = diffusersGrid(fromDiffusers({ _class_name: "FlowMatchHeunDiscreteScheduler" }), 4);
    expect(flow.signal.map((s, n) => s + flow.noise[n]!)).toBeAllClose([1, 1, 1, 1, 1], {
      rtol: 1e-15,
    });
    const edm = diffusersGrid(fromDiffusers({ _class_name: "EDMEulerScheduler" }), 4);
    expect([...edm.signal]).toEqual([1, 1, 1, 1, 1]);
    const scm = diffusersGrid(fromDiffusers({ _class_name: "SCMScheduler" }), 2);
    expect(scm.signal[1]).toBeCloseTo(Math.cos(1.3), 14);
    expect([...scm.condition]).toEqual([1.5708, 1.3]);
  });
});

describe("configFrom(schedule, options)", () => {
  test("writes named betas by name and others as they are, and reads them back", () => {
    for (const [schedule, name] of [
      [linear(1000), "linear"],
      [linear(50, { start: 0.003, end: 0.2 }), "linear"],
      [scaledLinear(1000), "scaled_linear"],
      [cosine(300), "squaredcos_cap_v2"],
    ] as const) {
      const config = configFrom(schedule);
      expect(config["beta_schedule"]).toBe(name);
      expect("trained_betas" in config).toBe(false);
      expect(fromDiffusers(config).schedule!.beta).toEqual(schedule.beta);
    }
    const own = fromBeta([0.1, 0.3, 0.4]);
    expect(configFrom(own)["trained_betas"]).toEqual([0.1, 0.3, 0.4]);
    expect(fromDiffusers(configFrom(own)).schedule!.beta).toEqual(own.beta);
  });

  test("takes a class, a prediction and settings", () => {
    const config = configFrom(constant(10, { beta: 0.1 }), {
      className: "UniPCMultistepScheduler",
      predicts: "v",
      settings: { timestep_spacing: "trailing" },
    });
    expect(config).toMatchObject({
      _class_name: "UniPCMultistepScheduler",
      prediction_type: "v_prediction",
      timestep_spacing: "trailing",
      num_train_timesteps: 10,
    });
  });

  test.each<[Parameters<typeof configFrom>[1], string]>([
    [{ className: "EDMEulerScheduler" }, "configFrom: EDMEulerScheduler is not trained with betas"],
    [{ settings: { rho: 7 } }, "configFrom: DDIMScheduler has no setting rho"],
    [{ predicts: "score" as "v" }, 'configFrom: diffusers has no networks that predict "score"'],
  ])("%j is refused", (options, message) => {
    expect(() => configFrom(linear(10), options)).toThrow(message);
  });
});
