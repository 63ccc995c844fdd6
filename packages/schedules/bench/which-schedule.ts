// The numbers and the pictures of the docs page "Which schedule?".
//
//   node --conditions=@inkwash/source packages/schedules/bench/which-schedule.ts            the tables
//   node --conditions=@inkwash/source packages/schedules/bench/which-schedule.ts discrete   a picture
//   node --conditions=@inkwash/source packages/schedules/bench/which-schedule.ts continuous a picture

import {
  continuousCosine,
  continuousFrom,
  cosine,
  describe,
  edm,
  exponential,
  gridFromSigmas,
  laplace,
  linear,
  linearLogSnr,
  noiseLevels,
  preset,
  rectifiedFlow,
  scaledLinear,
  shiftLogSnr,
  flowShift,
  sigmaBounds,
  sigmoid,
  sigmoidAlphaBar,
  sohlDickstein,
  subVp,
  trigFlow,
  ve,
  vp,
  zeroTerminalSnr,
  type ContinuousSchedule,
  type Schedule,
} from "../src/index.ts";

const discrete: Readonly<Record<string, Schedule>> = {
  "linear(1000)": linear(1000),
  "linear(100, { end: 0.1 })": linear(100, { end: 0.1 }),
  "scaledLinear(1000)": scaledLinear(1000),
  "zeroTerminalSnr(scaledLinear(1000))": zeroTerminalSnr(scaledLinear(1000)),
  "cosine(1000)": cosine(1000),
  "sigmoidAlphaBar(1000)": sigmoidAlphaBar(1000),
  "laplace(1000)": laplace(1000),
  "exponential(1000)": exponential(1000),
  "sohlDickstein(1000)": sohlDickstein(1000),
  "sigmoid(1000)": sigmoid(1000),
  'preset("004-faithful")': preset("004-faithful"),
};

const continuous: Readonly<Record<string, ContinuousSchedule>> = {
  "vp()": vp(),
  "subVp()": subVp(),
  "ve()": ve(),
  "edm()": edm(),
  "continuousCosine()": continuousCosine(),
  "linearLogSnr()": linearLogSnr(),
  "rectifiedFlow()": rectifiedFlow(),
  "rectifiedFlow({ shift: 3 })": rectifiedFlow({ shift: 3 }),
  "trigFlow()": trigFlow(),
};

const plain = (x: number): string =>
  x === 0 || x === Infinity
    ? String(x)
    : x >= 0.01 && x < 1e5
      ? String(Number(x.toPrecision(3)))
      : x.toExponential(1);

/** Shares of the steps with SNR above 100, in [1, 100), in [0.01, 1) and below, in percent. */
function shares(schedule: Schedule | ContinuousSchedule): string[] {
  const time = "beta" in schedule ? undefined : schedule;
  const below = (logSnr: number): number =>
    "beta" in schedule
      ? schedule.logSnr.filter((l) => l < logSnr).length / schedule.beta.length
      : 1 - time!.timeOf(logSnr);
  const edges = [Infinity, Math.log(100), 0, Math.log(0.01), -Infinity];
  return edges.slice(0, 4).map((edge, i) => {
    const from = i === 0 ? 1 : below(edge);
    const to = i === 3 ? 0 : below(edges[i + 1]!);
    return `${(100 * (from - to)).toFixed(0)} %`;
  });
}

function table(schedules: Readonly<Record<string, Schedule | ContinuousSchedule>>): string {
  const rows = Object.entries(schedules).map(([call, schedule]) => {
    const { firstSnr, terminalSnr, priorMismatch } = describe(schedule, { mean: 1 });
    const numbers = [
      plain(firstSnr),
      plain(terminalSnr),
      plain(priorMismatch),
      ...shares(schedule),
    ];
    return `| \`${call}\` | ${numbers.join(" | ")} |`;
  });
  return [
    "| schedule | first SNR | terminal SNR | mismatch | SNR > 100 | 100 to 1 | 1 to 0.01 | < 0.01 |",
    "| :--- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |",
    ...rows,
  ].join("\n");
}

function spacings(): string {
  const schedule = scaledLinear(1000);
  const bounds = sigmaBounds(schedule);
  const rows = (["karras", "exponential", "beta", "cosine"] as const).map((spacing) => {
    const { condition } = gridFromSigmas(schedule, noiseLevels(8, { ...bounds, spacing }), {
      condition: "nearest-step",
    });
    return `| ${spacing} | ${[...condition].join(" ")} |`;
  });
  return ["| levels | nearest steps |", "| :--- | :--- |", ...rows].join("\n");
}

/** log10 SNR over the share of the time, one line per schedule, names at the right. */
function picture(curves: Readonly<Record<string, (u: number) => number>>, title: string): string {
  const [width, height, left, right] = [720, 340, 46, 186];
  const [high, low] = [6, -6];
  const x = (u: number): number => left + (width - left - right) * u;
  const y = (decade: number): number => 12 + ((high - decade) / (high - low)) * (height - 44);
  const entries = Object.entries(curves);
  const lines = entries.map(([name, of], i) => {
    const hue = Math.round((360 * i) / entries.length + 215) % 360;
    const points = Array.from({ length: 301 }, (_, k) => k / 300)
      .map((u) => [u, of(u) / Math.LN10] as const)
      .filter(([, decade]) => decade <= high && decade >= low)
      .map(([u, decade]) => `${x(u).toFixed(1)},${y(decade).toFixed(1)}`);
    const row = 18 + i * 18;
    const paint = `hsl(${hue} 55% 50%)`;
    return (
      `<polyline fill="none" stroke="${paint}" stroke-width="2" points="${points.join(" ")}"/>` +
      `<line x1="${width - right + 10}" y1="${row - 4}" x2="${width - right + 26}" y2="${row - 4}" ` +
      `stroke="${paint}" stroke-width="2"/><text x="${width - right + 32}" y="${row}">${name}</text>`
    );
  });
  const grid = [6, 4, 2, 0, -2, -4, -6].map(
    (decade) =>
      `<line x1="${left}" y1="${y(decade)}" x2="${width - right}" y2="${y(decade)}" ` +
      `stroke="hsl(215 10% 60%)" stroke-opacity="${decade === 0 ? 0.9 : 0.3}"/>` +
      `<text x="${left - 6}" y="${y(decade) + 4}" text-anchor="end">10${superscript(decade)}</text>`,
  );
  const ticks = [0, 0.25, 0.5, 0.75, 1].map(
    (u) => `<text x="${x(u)}" y="${height - 14}" text-anchor="middle">${u}</text>`,
  );
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" ` +
      `font-family="sans-serif" font-size="12" fill="hsl(215 10% 50%)">`,
    `<title>${title}</title>`,
    ...grid,
    ...ticks,
    ...lines,
    "</svg>",
  ].join("\n");
}

function superscript(n: number): string {
  return String(n).replaceAll(/[-\d]/g, (c) => (c === "-" ? "⁻" : "⁰¹²³⁴⁵⁶⁷⁸⁹"[Number(c)]!));
}

/** A discrete schedule drawn as steps drawn through their ends. */
function through(schedule: Schedule): (u: number) => number {
  const inside = schedule.beta.every((beta) => beta > 0 && beta < 1);
  if (inside) return continuousFrom(schedule).logSnr;
  const steps = schedule.beta.length;
  return (u) => (u === 0 ? Infinity : schedule.logSnr[Math.ceil(u * steps) - 1]!);
}

if (process.argv[2] === "discrete") {
  const curves = {
    linear: linear(1000),
    "scaled linear": scaledLinear(1000),
    "… with zero SNR": zeroTerminalSnr(scaledLinear(1000)),
    cosine: cosine(1000),
    "sigmoid of alphaBar": sigmoidAlphaBar(1000),
    Laplace: laplace(1000),
    exponential: exponential(1000),
    "Sohl-Dickstein": sohlDickstein(1000),
    "linear, shift 3": shiftLogSnr(linear(1000), flowShift(3)),
    "tutorial 004": preset("004-faithful"),
  };
  const drawn = Object.entries(curves).map(
    ([name, schedule]) => [name, through(schedule)] as const,
  );
  console.log(picture(Object.fromEntries(drawn), "SNR over time: discrete schedules"));
} else if (process.argv[2] === "continuous") {
  const drawn = Object.entries(continuous).map(
    ([call, schedule]) => [call.replace(/\(\)$/, ""), schedule.logSnr] as const,
  );
  console.log(picture(Object.fromEntries(drawn), "SNR over time: continuous schedules"));
} else {
  console.log([table(discrete), "", table(continuous), "", spacings()].join("\n"));
}
