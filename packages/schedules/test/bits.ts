import {
  alpha,
  alphaBar,
  constant,
  continuousCosine,
  cosine,
  diffusersLaplace,
  edm,
  exponential,
  grid,
  laplace,
  linear,
  linearLogSnr,
  logSnrSpline,
  noise,
  noiseLevels,
  polynomialFlow,
  posterior,
  preset,
  rectifiedFlow,
  resample,
  scaledLinear,
  shiftLogSnr,
  sigma,
  sigmoid,
  sigmoidAlphaBar,
  signal,
  snr,
  sohlDickstein,
  subVp,
  trainingNodes,
  trigFlow,
  ve,
  vp,
  zeroTerminalSnr,
  type Schedule,
} from "@inkwash/schedules";
import { diffusersSteps, fromDiffusers } from "@inkwash/schedules/diffusers";

type Add = (table: Float64Array) => void;

/** FNV-1a over the bytes of the tables that are added. */
function fnv(fill: (add: Add) => void): number {
  let hash = 0x811c9dc5;
  fill((table) => {
    for (const byte of new Uint8Array(table.buffer)) hash = Math.imul(hash ^ byte, 0x01000193);
  });
  return hash >>> 0;
}

function addSchedule(add: Add, schedule: Schedule): void {
  for (const table of [schedule.beta, schedule.logAlphaBar, schedule.logSnr]) add(table);
  for (const table of [alpha, alphaBar, signal, noise, sigma, snr]) add(table(schedule));
  for (const table of Object.values(posterior(schedule)) as Float64Array[]) add(table);
}

/** FNV-1a over the bytes of every table of five schedules and of one grid each. */
export function checksum(): number {
  const schedules = [
    linear(1000),
    scaledLinear(1000),
    constant(200, { beta: 0.1 }),
    sigmoid(1000),
    cosine(1000),
  ];
  return fnv((add) => {
    for (const schedule of schedules) {
      addSchedule(add, schedule);
      for (const table of Object.values(grid(schedule, { steps: 50 })) as Float64Array[])
        add(table);
    }
  });
}

/** The same over the other schedules, the continuous ones, levels, nodes and steps of diffusers. */
export function checksumOfOthers(): number {
  const discrete = [
    sigmoidAlphaBar(1000),
    exponential(1000),
    laplace(1000),
    diffusersLaplace(1000),
    sohlDickstein(1000),
    zeroTerminalSnr(linear(1000)),
    shiftLogSnr(cosine(1000), -2),
    resample(scaledLinear(1000), 300),
    preset("004-corrected"),
  ];
  const spline = logSnrSpline([
    { u: 0, logSnr: 9 },
    { u: 0.3, logSnr: 1 },
    { u: 1, logSnr: -8 },
  ]);
  const continuous = [
    vp(),
    subVp(),
    ve(),
    edm(),
    continuousCosine(),
    linearLogSnr(),
    rectifiedFlow({ shift: 3 }),
    polynomialFlow({ power: 2.5 }),
    trigFlow(),
    spline,
  ];
  const times = Float64Array.from({ length: 97 }, (_, i) => (i + 1) / 98);
  return fnv((add) => {
    for (const schedule of discrete) addSchedule(add, schedule);
    for (const schedule of continuous) {
      for (const curve of ["signal", "noise", "logSnr", "drift", "diffusion"] as const) {
        add(times.map(schedule[curve]));
      }
      add(times.map((u) => schedule.timeOf(8 - 16 * u)));
    }
    for (const spacing of ["karras", "exponential", "polyexponential", "beta", "cosine"] as const) {
      add(noiseLevels(40, { min: 0.002, max: 80, spacing }));
    }
    const nodes = trainingNodes(edm(), { law: "log-normal", predicts: "x0", weighting: "edm" });
    add(nodes.weight as Float64Array<ArrayBuffer>);
    const scheduler = fromDiffusers({
      _class_name: "LMSDiscreteScheduler",
      use_karras_sigmas: true,
    });
    add(diffusersSteps(scheduler, 20).timesteps);
  });
}

/** It must not change except in a major version. */
export const CHECKSUM = 0xa59e67e0;

/** It must not change except in a major version. */
export const CHECKSUM_OF_OTHERS = 0x1e48cc7a;
