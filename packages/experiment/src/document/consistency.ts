import type { Document } from "./document.ts";
import { semiDefinite } from "./semi-definite.ts";
import type { TrainDocument } from "./train.ts";
import { DocumentError, shown } from "./error.ts";
import type { MixtureRecord } from "./data/mixtures.ts";

/** What the sections of a document need of each other. */
export function checkConsistency(document: Document): void {
  const { data, picture } = document;
  if (!data && !picture) {
    throw new DocumentError("", 'has nothing to noise; add "data" or "picture"');
  }
  needs(document, "forward", "data");
  needs(document, "train", "data");
  needs(document, "model", "train");
  needs(document, "sample", "train");
  needs(document, "metrics", "sample");
  if (data?.kind === "mixture" && typeof data.mixture === "object") checkMixture(data.mixture);
  if (data?.kind === "points") checkPoints(data.points);
  checkSamplers(document);
  if (document.train) checkTraining(document, document.train);
}

function checkSamplers({ schedule, sample, model }: Document): void {
  const names = new Set<string>();
  for (const [i, sampler] of (sample?.samplers ?? []).entries()) {
    const path = `sample.samplers[${i}]`;
    if (names.has(sampler.name)) {
      throw new DocumentError(
        `${path}.name`,
        `must differ from the others; got ${shown(sampler.name)} twice`,
      );
    }
    names.add(sampler.name);
    if (sampler.spacing !== "karras" && (sampler.steps ?? 1) > schedule.steps) {
      throw new DocumentError(
        `${path}.steps`,
        `must be at most schedule.steps (${schedule.steps}); got ${sampler.steps}; set spacing to "karras" for more`,
      );
    }
    if (sampler.spacing === "karras" && model?.conditioning === "embedding") {
      throw new DocumentError(
        `${path}.spacing`,
        'must not be "karras" where model.conditioning is "embedding", which knows whole steps only',
      );
    }
    if (sampler.guidance > 0 && !model?.classes) {
      throw new DocumentError(`${path}.guidance`, "needs model.classes; set that to true");
    }
    if (sampler.kind === "ddpm" && sampler.lastNoise && sampler.variance !== "beta") {
      throw new DocumentError(
        `${path}.lastNoise`,
        'must be false where variance is "posterior", which is 0 at the last step; set variance to "beta"',
      );
    }
  }
  if (sample?.label !== undefined && !model?.classes) {
    throw new DocumentError("sample.label", "needs model.classes; set that to true");
  }
}

function checkTraining({ model }: Document, train: TrainDocument): void {
  const { noise, warmUp, steps, lastRate, learningRate } = train;
  if (warmUp >= steps) {
    throw new DocumentError("train.warmUp", `must be less than steps (${steps}); got ${warmUp}`);
  }
  if (lastRate > learningRate) {
    throw new DocumentError(
      "train.lastRate",
      `must be at most learningRate (${learningRate}); got ${lastRate}`,
    );
  }
  const { conditioning, classes, entry } = model ?? {};
  if (noise.law !== "steps" && (conditioning === "embedding" || conditioning === "sinusoidal")) {
    throw new DocumentError(
      "train.noise.law",
      `must be "steps" where model.conditioning is ${shown(conditioning)}; got ${shown(noise.law)}`,
    );
  }
  if (conditioning === "embedding" && (classes || entry !== "gate")) {
    throw new DocumentError(
      "model.conditioning",
      'must not be "embedding" with classes or another entry than "gate", as its rows are the gates',
    );
  }
}

type Section = "data" | "forward" | "model" | "train" | "sample" | "metrics";

function needs(document: Document, section: Section, other: Section): void {
  if (document[section] && !document[other]) {
    throw new DocumentError(section, `needs "${other}"; add it or leave "${section}" out`);
  }
}

function checkPoints(points: readonly (readonly number[])[]): void {
  const dimension = points[0]!.length;
  const odd = points.findIndex((point) => point.length !== dimension);
  if (odd >= 0) {
    throw new DocumentError(
      `data.points[${odd}]`,
      `must have ${dimension} numbers, as the first; got ${shown(points[odd])}`,
    );
  }
}

function checkMixture({ weights, means, covariances }: MixtureRecord): void {
  const path = "data.mixture";
  const dimension = means[0]?.length ?? 0;
  if (means.length !== weights.length || covariances.length !== weights.length) {
    throw new DocumentError(
      path,
      `must have as many means and covariances as weights (${weights.length}); got ${means.length} and ${covariances.length}`,
    );
  }
  const sum = weights.reduce((total, weight) => total + weight, 0);
  if (!(Math.abs(sum - 1) <= 1e-9)) {
    throw new DocumentError(`${path}.weights`, `must sum to 1; they sum to ${sum}`);
  }
  for (const [k, mean] of means.entries()) {
    const covariance = covariances[k]!;
    if (mean.length !== dimension || covariance.length !== dimension * dimension) {
      throw new DocumentError(
        path,
        `must have means of length ${dimension} and covariances of length ${dimension * dimension}; component ${k} has ${mean.length} and ${covariance.length}`,
      );
    }
    if (!semiDefinite(covariance, dimension)) {
      throw new DocumentError(
        `${path}.covariances[${k}]`,
        `must be symmetric and positive semi-definite; got ${shown(covariance)}`,
      );
    }
  }
}
