import type { DataDocument } from "@inkwash/experiment";
import { counted, spoken } from "../numbers.ts";

/** What is noised and learnt, in words. */
export function nameOfData(data: DataDocument): string {
  switch (data.kind) {
    case "swiss-roll":
      return "the swiss roll";
    case "s-curve":
      return "the S-curve";
    case "moons":
      return "the two moons";
    case "circles":
      return "a circle within a circle";
    case "rings":
      return counted(data.radii.length, "ring");
    case "two-spirals":
      return "the two spirals";
    case "pinwheel":
      return `a pinwheel of ${counted(data.blades, "blade")}`;
    case "checkerboard":
      return "the checkerboard";
    case "four-points":
      return "the four points";
    case "gapped-uniform":
      return "the uniform law with a gap";
    case "mixture":
      return typeof data.mixture === "string"
        ? `the mixture “${data.mixture.replaceAll("-", " ")}”`
        : `a mixture of ${counted(data.mixture.weights.length, "Gaussian")}`;
    case "text":
      return `the words “${data.text.replaceAll("\n", " ")}”`;
    case "svg-path":
      return "a path";
    case "strokes":
      return "a drawing";
    case "outline":
      return "a polygon";
    case "darkness":
      return typeof data.source === "string"
        ? `the picture “${data.source}”`
        : `the picture “${data.source.file}”`;
    case "digits":
      return "the hand-written digits";
    case "stroke-digits":
      return "the pen digits";
    case "file":
      return `“${data.file}”`;
    case "points":
      return "the document’s own points";
  }
}

/** How many samples of what, in words. */
export function samplesOf(data: DataDocument): string {
  const noise = "noise" in data && data.noise > 0 ? ` (noise ${spoken(data.noise)})` : "";
  const scaled = {
    true: ", every coordinate standardised,",
    isotropic: ", standardised as a whole,",
    false: "",
  }[String(data.standardise) as "true" | "isotropic" | "false"];
  const count = "n" in data ? counted(data.n, unitOf(data)) : "The samples";
  return `${count} of ${nameOfData(data)}${noise}${scaled}`;
}

function unitOf({ kind }: DataDocument): string {
  if (kind === "stroke-digits") return "image";
  return ["four-points", "gapped-uniform", "mixture"].includes(kind) ? "draw" : "point";
}
