import type { Document, ScheduleDocument } from "@inkwash/experiment";
import { byName } from "../figures/metrics.ts";
import { counted, spoken } from "../numbers.ts";
import type { Story } from "../story.ts";
import { samplesOf } from "./data-words.ts";

/** How noise grows, in words. */
export function growth(schedule: ScheduleDocument): string {
  switch (schedule.kind) {
    case "linear":
      return `β goes linearly from ${schedule.start} to ${schedule.end}`;
    case "scaled-linear":
      return `√β goes linearly, β from ${schedule.start} to ${schedule.end}`;
    case "sigmoid":
      return `β follows a logistic curve from ${schedule.start} to ${schedule.end}`;
    case "constant":
      return `β is ${schedule.beta} at every step`;
    case "cosine":
      return "ᾱ falls as a squared cosine";
  }
}

function noising({ data, picture, schedule }: Document): string {
  const source = picture?.source;
  const image = `The picture “${typeof source === "object" ? source.file : source}”`;
  const what = data ? samplesOf(data) : image;
  const rule = `by Gaussian noise in ${counted(schedule.steps, "step")}; ${growth(schedule)}.`;
  const too = data && picture ? ` ${image} was dissolved by the same schedule.` : "";
  return `${what} ${data ? "were" : "was"} dissolved ${rule}${too}`;
}

function learning({ model, train }: Document, done: number): string {
  const layers = model
    ? ` of ${counted(model.depth, "hidden layer")} with ${counted(model.width, "unit")} each`
    : "";
  const batch = train ? `, ${counted(train.batch, "point")} at a time` : "";
  return `A network${layers} learnt in ${counted(done, "step")}${batch}, to tell the noise from the data.`;
}

function drawing({ samplers }: Story, { sample }: Document): string {
  const ended = [...samplers].filter(([, { step, steps }]) => step === steps);
  if (ended.length === 0) return "";
  const each = ended.map(([name, { steps }], i) => {
    const first = sample ? counted(sample.n, "new point") : "new points";
    return `${i === 0 ? first : "as many"} with ${name} in ${counted(steps, "step")}`;
  });
  const last = each.pop()!;
  const list = each.length === 0 ? last : `${each.join(", ")} and ${last}`;
  return `From nothing but noise it drew ${list}.`;
}

/** The best sampler of the first metric that has a floor. */
function verdict(story: Story): string {
  for (const [name, group] of byName(story)) {
    const [{ floor, blob, better }] = group as [(typeof group)[number]];
    if (!floor || !(floor.mean > 0) || blob === undefined || better !== "lower") continue;
    const best = group.reduce((a, b) => (b.value < a.value ? b : a));
    const times = (value: number): string => String(Number((value / floor.mean).toPrecision(2)));
    return (
      `By the ${name}, ${best.of} comes to ${times(best.value)} times the floor, which is what ` +
      `fresh data score among themselves; Gaussian noise of the same mean and covariance ` +
      `would come to ${times(blob)} times.`
    );
  }
  return "";
}

/** What was done and what came of it: a paragraph each, none that would be empty. */
export function summary(story: Story): string[] {
  const { document, training } = story;
  if (document === undefined) return [];
  const done = [
    noising(document),
    training ? learning(document, training.step) : "",
    drawing(story, document),
  ];
  return [done.filter(Boolean).join(" "), verdict(story)].filter(Boolean);
}

/** The line above everything. */
export function titleOf({ document }: Story): string {
  return document?.title || document?.name || "An experiment";
}

/** What is missing because the run was stopped; empty where it came to its end. */
export function shortfall({ done, document, training, samplers }: Story): string {
  if (done) return "";
  if (training && training.step < training.steps) {
    return `The run was stopped at step ${spoken(training.step)} of ${counted(training.steps, "training step")}.`;
  }
  for (const [name, { step, steps }] of samplers) {
    if (step < steps)
      return `The run was stopped while ${name} was sampling, at step ${step} of ${steps}.`;
  }
  return document ? "The run was stopped before its end." : "The run has not begun.";
}
