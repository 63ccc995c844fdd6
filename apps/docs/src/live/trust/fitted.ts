import { randomState } from "@inkwash/random/numpy";
import { ksTest, lillieforsTest, moments, normalCdf } from "@inkwash/stats";

/** Tutorial 003 at some of its steps, with its own seed. */
export interface Fitted {
  /** Noisings so far. */
  readonly step: number[];
  /** The tutorial's number: Kolmogorov and Smirnov against a normal of the values' own moments. */
  readonly tutorial: number[];
  /** Are the values normal, whatever the parameters? Lilliefors' p-value. */
  readonly normal: number[];
  /** Are the values N(0, 1)? The p-value of Kolmogorov and Smirnov. */
  readonly standard: number[];
  /** The deviation of the law that the values are drawn from. */
  readonly deviation: number[];
  /** How far the law's distribution function is from that of N(0, 1), at most. */
  readonly distance: number[];
}

const n = 10_000;
const steps = 200;
const [first, last] = [1e-4, 0.1];
const thirds = [
  [-10, -6],
  [-2, 2],
  [6, 10],
] as const;

/** The integral of the normal distribution function up to z. */
function area(z: number): number {
  return z * normalCdf(z) + Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
}

/** sup |F - G| of the noised thirds and N(0, 1), over a grid of 0.01. */
function distanceOf(signal: number, noise: number): number {
  let distance = 0;
  for (let x = -12; x <= 12; x += 0.01) {
    let share = 0;
    for (const [low, high] of thirds) {
      // Without noise, the share of the interval below x.
      const below =
        noise === 0
          ? Math.min(1, Math.max(0, (x - low) / (high - low)))
          : ((area((x - signal * low) / noise) - area((x - signal * high) / noise)) * noise) /
            (signal * (high - low));
      share += below / thirds.length;
    }
    distance = Math.max(distance, Math.abs(share - normalCdf(x)));
  }
  return distance;
}

/** Replays the tutorial, `np.random.seed(42)`, and tests its values at every second step. */
export function fitted(): Fitted {
  const rng = randomState(42);
  const part = Math.floor(n / 3);
  let x = rng.randomSample(n).map((u, i) => {
    const [low, high] = thirds[Math.min(2, Math.floor(i / part))]!;
    return low + (high - low) * u;
  });
  const found: Fitted = {
    step: [],
    tutorial: [],
    normal: [],
    standard: [],
    deviation: [],
    distance: [],
  };
  let alphaBar = 1;
  for (let t = 0; t <= steps; t++) {
    if (t > 0) {
      const beta = first + ((last - first) * (t - 1)) / (steps - 1);
      const [keep, add] = [Math.sqrt(1 - beta), Math.sqrt(beta)];
      const noise = rng.randn(n);
      x = x.map((v, i) => keep * v + add * noise[i]!);
      alphaBar *= 1 - beta;
    }
    if (t % 2 === 1) continue;
    const { mean, variance } = moments(x);
    const own = (v: number): number => normalCdf(v, { mean, deviation: Math.sqrt(variance) });
    found.step.push(t);
    found.tutorial.push(ksTest(x, own).pValue);
    found.normal.push(lillieforsTest(x).pValue);
    found.standard.push(ksTest(x, normalCdf).pValue);
    // Thirds of width 4 about -8, 0 and 8 have the variance 44.
    found.deviation.push(Math.sqrt(1 + 43 * alphaBar));
    found.distance.push(distanceOf(Math.sqrt(alphaBar), Math.sqrt(1 - alphaBar)));
  }
  return found;
}
