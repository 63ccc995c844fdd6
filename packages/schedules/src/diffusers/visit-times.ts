import { sin } from "@inkwash/special";
import { arctan } from "../arctan.ts";
import { numberIn } from "./settings.ts";
import type { StepsRequest, Visit } from "./steps-types.ts";
import type { DiffusersScheduler } from "./types.ts";
import { timesTo } from "./visit-levels.ts";

/** Classes that visit times of another process, each by a rule of its own. */
export function visitTimes(
  { className, config }: DiffusersScheduler,
  { count, round }: StepsRequest,
): Visit {
  const falling = (points: number): number[] =>
    Array.from({ length: points }, (_, n) => (count - n) / count);
  switch (className) {
    case "IPNDMScheduler":
      // 2 / pi atan2(beta, sqrt(1 - beta^2)) with beta = sin(pi u / 2)^2.
      return {
        timesteps: falling(count).map((u) => {
          const [s, c] = [sin((Math.PI / 2) * u), sin((Math.PI / 2) * (1 - u))];
          return round(u === 1 ? 1 : arctan((s * s) / (c * Math.sqrt(1 + s * s))) / (Math.PI / 2));
        }),
      };
    case "DDPMWuerstchenScheduler":
      return { timesteps: falling(count + 1).map(round) };
    case "ScoreSdeVpScheduler":
      return { timesteps: timesTo(numberIn(config, "sampling_eps"), count).map(round) };
    case "ConsistencyDecoderScheduler":
      if (count !== 2) {
        throw new RangeError(
          `diffusersSteps: ConsistencyDecoderScheduler takes 2 steps; got ${count}`,
        );
      }
      return { timesteps: [1008, 512] };
    default:
      // TrigFlow: angles down to 0; two steps are distilled at 1.3.
      return {
        timesteps:
          count === 2
            ? [1.5708, 1.3, 0].map(round)
            : falling(count + 1).map((u) => round(1.5708 * u)),
      };
  }
}
