import * as datasets from "@inkwash/datasets";
import * as node from "@inkwash/datasets/node";
import * as digits from "@inkwash/datasets/digits";
import * as astronaut from "@inkwash/datasets/pictures/astronaut";
import * as camera from "@inkwash/datasets/pictures/camera";
import * as chelsea from "@inkwash/datasets/pictures/chelsea";
import { expect, expectTypeOf, test } from "vitest";

test("the package exports these functions and records and nothing else", () => {
  expect(Object.keys(datasets).toSorted()).toEqual([
    "batches",
    "blobs",
    "checkerboard",
    "checkerboardDensity",
    "checkerboardMatrix",
    "circles",
    "csvRows",
    "darkness",
    "darknessDensity",
    "decodeImage",
    "eightGaussians",
    "empirical",
    "empiricalMixture",
    "fiveHills",
    "fourPointMasses",
    "fourPoints",
    "fromBytes",
    "fromUrl",
    "gappedUniform",
    "gaussianGrid",
    "gaussianRing",
    "line",
    "moons",
    "npyRows",
    "openNpz",
    "outline",
    "pinwheel",
    "randomMixture",
    "readCsv",
    "readIdx",
    "readImage",
    "readNpy",
    "readSamples",
    "rings",
    "sCurve",
    "sCurveCurve",
    "sampleMixture",
    "split",
    "standardise",
    "standardiseBy",
    "standardiseMixture",
    "strokeDigits",
    "strokes",
    "svgLines",
    "svgPath",
    "swissRoll",
    "swissRollCurve",
    "take",
    "text",
    "textLines",
    "threeHills",
    "threeHillsCentred",
    "toBytes",
    "toCsv",
    "toNpy",
    "toNpz",
    "toPng",
    "twentyFiveGaussians",
    "twoSpirals",
    "unstandardise",
  ]);
  expect(Object.keys(node)).toEqual(["fromPath", "webp"]);
  expect(Object.keys({ ...astronaut, ...camera, ...chelsea, ...digits })).toEqual([
    "astronaut",
    "camera",
    "chelsea",
    "digits",
  ]);
});

test("a Dataset is Samples, and stays a Dataset when standardised", () => {
  expectTypeOf<datasets.Dataset>().toExtend<datasets.Samples>();
  expectTypeOf(datasets.standardise<datasets.Dataset>)
    .returns.toHaveProperty("samples")
    .toEqualTypeOf<datasets.Dataset>();
});
