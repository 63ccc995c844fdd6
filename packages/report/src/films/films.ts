import type { Event, ForwardStepEvent, Samples, SampleStepEvent } from "@inkwash/experiment";
import { slug } from "../slug.ts";
import type { ReportFile } from "../types.ts";
import { type Box, boxOf, tall } from "./box.ts";
import { camera, type Kind, kindOf, type Scene } from "./camera.ts";
import { createReel, type Developed, type Reel } from "./reel.ts";

/** A finished film and what it shows. */
export interface Film extends Developed {
  /** Its file name without the ending. */
  readonly name: string;
  readonly kind: Kind;
  readonly subject: "data" | "picture" | "sampler";
  /** The sampler's name. */
  readonly sampler?: string | undefined;
  /** The steps that it covers. */
  readonly steps: number;
}

/** All films of a run. */
export interface Films {
  push(event: Event): ReportFile[];
  /** Develops what is still in the making. */
  finish(): ReportFile[];
  readonly films: readonly Film[];
}

type Take = Pick<Film, "name" | "kind" | "subject" | "sampler" | "steps"> & { readonly reel: Reel };

/** A little above the density of N(0, 1) at 0. */
const normal = 0.45;

/** Films that are made while a run goes on. */
export function createFilms(): Films {
  const films: Film[] = [];
  const takes = new Map<string, Take>();
  let samplers = 0;
  let box: Box | undefined;

  const develop = (key: string): ReportFile[] => {
    const { reel, ...about } = takes.get(key)!;
    takes.delete(key);
    const developed = reel.develop();
    films.push({ ...about, ...developed });
    return [
      { name: `${about.name}.gif`, mediaType: "image/gif", bytes: developed.gif.slice() },
      { name: `${about.name}.png`, mediaType: "image/png", bytes: developed.stills.slice() },
    ];
  };

  const sceneOf = (kind: Kind, x: Samples, title: string, high: number): Scene => {
    if (kind === "images") return { kind, shape: x.shape, title };
    box ??= boxOf(x, high);
    return { kind, box, title };
  };

  const forward = (event: ForwardStepEvent): ReportFile[] => {
    const { subject, x, density, level, levels, frame, frames } = event;
    const kind = kindOf(x);
    if (kind === undefined) return [];
    let take = takes.get(subject);
    if (take === undefined) {
      const [name, title] =
        subject === "data" ? ["forward", "data under noise"] : ["picture", "picture"];
      const high = Math.max(normal, ...(density?.y ?? []));
      const scene = sceneOf(kind, x, title, high);
      const reel = createReel(camera(scene), "forward");
      takes.set(subject, (take = { name, kind, subject, steps: levels, reel }));
    }
    const caption = `step ${level} of ${levels}`;
    take.reel.add({ x, density, caption, progress: level / levels });
    return frame === frames - 1 ? develop(subject) : [];
  };

  const sample = (event: SampleStepEvent): ReportFile[] => {
    const { sampler, step, steps, x } = event;
    if (x === undefined) return [];
    const kind = kindOf(x);
    if (kind === undefined) return [];
    const key = `sampler ${sampler}`;
    let take = takes.get(key);
    if (take === undefined) {
      const name = samplers++ === 0 ? "reverse" : `reverse-${slug(sampler)}`;
      const reel = createReel(camera(sceneOf(kind, x, sampler, tall)), "reverse");
      takes.set(key, (take = { name, kind, subject: "sampler", sampler, steps, reel }));
    }
    take.reel.add({ x, caption: `step ${step} of ${steps}`, progress: step / steps });
    return step === steps ? develop(key) : [];
  };

  return {
    films,
    push(event: Event): ReportFile[] {
      if (event.type === "forward-step") return forward(event);
      return event.type === "sample-step" ? sample(event) : [];
    },
    finish: () => [...takes.keys()].flatMap(develop),
  };
}
