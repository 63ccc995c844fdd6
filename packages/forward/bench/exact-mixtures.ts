// The numbers and the picture of the docs page "Exact mixtures": tutorial 000's mixture on the line.
//
//   node --conditions=@inkwash/source packages/forward/bench/exact-mixtures.ts       the table
//   node --conditions=@inkwash/source packages/forward/bench/exact-mixtures.ts svg   the picture

import { at, linear } from "@inkwash/schedules";
import {
  conditional,
  densityGrid,
  entropy,
  klFromNormal,
  marginal,
  mixtureMoments,
  type Mixture,
} from "../src/index.ts";

const data: Mixture = {
  weights: [0.5, 0.3, 0.2],
  means: [[2], [5], [-3]],
  covariances: [[1], [0.25], [2.25]],
};
const schedule = linear(1000);
const levels = [0, 100, 250, 500, 750, 1000];

function table(): string {
  const rows = levels.map((level) => {
    const law = marginal(data, at(schedule, level - 1));
    const { mean, covariance } = mixtureMoments(law);
    const numbers = [mean[0]!, covariance[0]!, entropy(law).value, klFromNormal(law).value];
    return `| ${level} | ${numbers.map((value) => value.toPrecision(6)).join(" | ")} |`;
  });
  const guess = mixtureMoments(conditional(data, at(schedule, 249), [0.5]));
  return [
    "| level | mean | variance | entropy (nats) | KL from N(0, 1) (nats) |",
    "| ---: | ---: | ---: | ---: | ---: |",
    ...rows,
    "",
    `E[x0 | x = 0.5] at level 250: ${guess.mean[0]!.toFixed(4)}, ` +
      `standard deviation ${Math.sqrt(guess.covariance[0]!).toFixed(4)}`,
  ].join("\n");
}

function picture(): string {
  const [width, height, top] = [640, 260, 0.42];
  const axis = { from: -8, to: 8, count: 321 };
  const curves = levels.map((level, i) => {
    const q = densityGrid(marginal(data, at(schedule, level - 1)), [axis]);
    const points = Array.from(q, (value, k) => {
      return `${((width * k) / 320).toFixed(1)},${(height - 20 - ((height - 30) * value) / top).toFixed(1)}`;
    });
    const shade = Math.round(35 + (42 * i) / (levels.length - 1));
    return (
      `<polyline fill="none" stroke="hsl(215 60% ${shade}%)" stroke-width="2" ` +
      `points="${points.join(" ")}"><title>level ${level}</title></polyline>`
    );
  });
  const ticks = [-6, -3, 0, 3, 6].map((x) => {
    const left = (width * (x + 8)) / 16;
    return `<text x="${left}" y="${height - 4}" text-anchor="middle">${x}</text>`;
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" ` +
      `font-family="sans-serif" font-size="12" fill="hsl(215 10% 50%)">`,
    "<title>The density of a mixture of three Gaussians from level 0 (dark) to level 1000 (light)</title>",
    `<line x1="0" y1="${height - 20}" x2="${width}" y2="${height - 20}" stroke="hsl(215 10% 60%)"/>`,
    ...ticks,
    ...curves,
    "</svg>",
  ].join("\n");
}

console.log(process.argv[2] === "svg" ? picture() : table());
