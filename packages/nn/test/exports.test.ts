import { expect, test } from "vitest";
import * as nn from "../src/index.ts";

test("the public functions", () => {
  expect(Object.keys(nn).toSorted()).toEqual([
    "adam",
    "batches",
    "checkpoint",
    "constantRate",
    "cosineRate",
    "createTrainer",
    "decodeModel",
    "denoiser",
    "encodeModel",
    "fromSafetensors",
    "graphOf",
    "initialise",
    "loadTensors",
    "mlp",
    "rateAt",
    "reference",
    "restore",
    "summary",
    "tensors",
    "toSafetensors",
    "train",
    "trainStep",
    "unet",
  ]);
});
