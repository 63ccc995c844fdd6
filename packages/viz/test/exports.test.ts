import { expect, it } from "vitest";
import * as viz from "../src/index.ts";

it("exports these values and no others", () => {
  expect(Object.keys(viz).toSorted()).toEqual([
    "dotChart",
    "gifEncoder",
    "histogramChart",
    "histogramFilm",
    "histogramPainter",
    "imageFilm",
    "imageGrid",
    "imagePainter",
    "imagePng",
    "imageRgba",
    "lineChart",
    "scatterChart",
    "scatterFilm",
    "scatterPainter",
    "scheduleChart",
    "toGif",
    "toPng",
    "toPngSheet",
    "toRgba",
  ]);
});
