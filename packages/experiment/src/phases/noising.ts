import { transition } from "@inkwash/forward";
import type { PhiloxStream } from "@inkwash/random";
import { at } from "@inkwash/schedules";
import { breathe } from "../breathe.ts";
import type { Context } from "../context.ts";
import type { ForwardStepEvent, Samples } from "../events.ts";
import { spread } from "../frames.ts";

/** What is noised, and how it is filmed. */
export interface Subject {
  readonly subject: "data" | "picture";
  readonly x0: Samples;
  readonly coupling: "chain" | "jump";
  readonly frames: number;
  readonly stream: PhiloxStream;
}

/** A frame before its event: the consumer's copy is made from x. */
export type Frame = Omit<ForwardStepEvent, "density">;

/**
 * Noises x0 to evenly spread levels of the schedule. "chain" goes from frame to frame, by
 * q(x_t | x_s) with new noise each time; "jump" goes from the data to each frame with one noise.
 */
export async function* noising(context: Context, what: Subject): AsyncGenerator<Frame> {
  const { schedule, engine, signal } = context;
  const { subject, x0, coupling, stream } = what;
  const levels = schedule.beta.length;
  const keep = spread(levels, what.frames);
  let x = x0;
  for (const [frame, level] of keep.entries()) {
    if (frame > 0) {
      const [before, from, noise] =
        coupling === "chain"
          ? ([x, keep[frame - 1]!, stream.fork(level)] as const)
          : ([x0, 0, stream] as const);
      x = await engine.jump(before, transition(schedule, from, level), noise);
    }
    const { signal: rate, noise } = at(schedule, level - 1);
    const numbers = { frame, frames: keep.length, level, levels, signal: rate, noise };
    yield { type: "forward-step", subject, ...numbers, x };
    await breathe(signal);
  }
}
