import * as surface from "@inkwash/wasm-kernels";
import * as machine from "@inkwash/wasm-kernels/machine";
import { expect, test } from "vitest";

test("the package exports these names and no others", () => {
  expect(Object.keys(surface).toSorted()).toEqual([
    "block",
    "createKernels",
    "philox",
    "supported",
  ]);
});

test("the subpath machine exports these names and no others", () => {
  expect(Object.keys(machine).toSorted()).toEqual([
    "activate",
    "adam",
    "attention",
    "attentionBack",
    "attentionScratch",
    "attentionShares",
    "average",
    "barrier",
    "blendRows",
    "call",
    "clip",
    "clipValues",
    "convolve",
    "convolveBack",
    "convolveGradient",
    "copyColumns",
    "createArena",
    "createMachine",
    "createThreads",
    "elementwise",
    "fastSupported",
    "gather",
    "groupNorm",
    "groupNormBack",
    "groupNormGradient",
    "lion",
    "outerProduct",
    "packRows",
    "product",
    "scatterSum",
    "sgd",
    "squaredErrors",
    "squares",
    "sumDoubles",
    "sumPositions",
    "sumRows",
    "transpose",
    "unpackRows",
    "upsample",
  ]);
});
