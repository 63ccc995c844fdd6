import type { Document } from "./document.ts";
import { DocumentError, shown } from "./error.ts";
import type { MixtureRecord } from "./data.ts";

/** What the sections of a document need of each other. */
export function checkConsistency(document: Document): void {
  const { data, picture, schedule, sample } = document;
  if (!data && !picture) {
    throw new DocumentError("", 'has nothing to noise; add "data" or "picture"');
  }
  needs(document, "forward", "data");
  needs(document, "train", "data");
  needs(document, "model", "train");
  needs(document, "sample", "train");
  needs(document, "metrics", "sample");
  if (data?.kind === "mixture" && typeof data.mixture === "object") checkMixture(data.mixture);
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
    if ((sampler.steps ?? 1) > schedule.steps) {
      throw new DocumentError(
        `${path}.steps`,
        `must be at most schedule.steps (${schedule.steps}); got ${sampler.steps}`,
      );
    }
    if (sampler.kind === "ddpm" && sampler.lastNoise && sampler.variance !== "beta") {
      throw new DocumentError(
        `${path}.lastNoise`,
        'must be false where variance is "posterior", which is 0 at the last step; set variance to "beta"',
      );
    }
  }
}

type Section = "data" | "forward" | "model" | "train" | "sample" | "metrics";

function needs(document: Document, section: Section, other: Section): void {
  if (document[section] && !document[other]) {
    throw new DocumentError(section, `needs "${other}"; add it or leave "${section}" out`);
  }
}

function checkMixture({ weights, means, covariances }: MixtureRecord): void {
  const path = "data.mixture";
  const dimension = means[0]?.length ?? 0;
  if (dimension > 2) {
    throw new DocumentError(`${path}.means`, `must have 1 or 2 coordinates; got ${dimension}`);
  }
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
    const [a, b, c, d] = dimension === 2 ? covariance : [covariance[0], 0, 0, 1];
    if (!(a! >= 0 && d! >= 0 && b === c && a! * d! - b! * c! >= 0)) {
      throw new DocumentError(
        `${path}.covariances[${k}]`,
        `must be symmetric and positive semi-definite; got ${shown(covariance)}`,
      );
    }
  }
}
