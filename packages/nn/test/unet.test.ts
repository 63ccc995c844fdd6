import { expect, test } from "vitest";
import { graphOf, unet, type UnetOptions } from "../src/index.ts";

const fourier = { kind: "fourier", features: 8, range: [-6, 10] } as const;

test("unet(options) lays parameters out without gaps, under PyTorch's names", () => {
  const { parameters, size } = unet({
    side: 8,
    widths: [4, 8],
    attention: [4],
    conditioning: fourier,
  });
  let end = 0;
  for (const { shape, offset } of parameters) {
    expect(offset).toBe(end);
    end += shape.reduce((a, b) => a * b, 1);
  }
  expect(size).toBe(end);
  const shapes = new Map(parameters.map(({ name, shape }) => [name, shape]));
  expect(new Set(parameters.map(({ name }) => name)).size).toBe(parameters.length);
  expect(shapes.get("input.weight")).toEqual([4, 1, 3, 3]);
  expect(shapes.get("down.1.blocks.0.skip.weight")).toEqual([8, 4, 1, 1]);
  expect(shapes.get("down.1.attentions.0.qkv.weight")).toEqual([24, 8, 1, 1]);
  // 8 channels from below and 4 from beside.
  expect(shapes.get("up.0.blocks.0.norm1.weight")).toEqual([12]);
  expect(shapes.get("up.1.upsample.weight")).toEqual([8, 8, 3, 3]);
});

test("unet(options) gives images of the size that it takes, at every side that its levels can halve", () => {
  for (const [side, widths] of [
    [4, [3]],
    [6, [2, 2]],
    [8, [2, 4, 8, 8]],
    [28, [2, 3, 4]],
    [32, [2, 2, 2, 2, 2]],
  ] as const) {
    const { tensors, output } = graphOf(unet({ channels: 3, side, widths, conditioning: fourier }));
    expect(tensors[output]!.shape).toEqual([3, side, side]);
  }
});

test("unet(options) is plain data: it survives JSON, and makes itself again", () => {
  const widths = [4, 8];
  const network = unet({ side: 8, widths, conditioning: fourier, classes: 10 });
  widths[0] = 5;
  expect(JSON.parse(JSON.stringify(network))).toEqual(network);
  expect(unet(network)).toEqual(network);
});

test.each<[string, object, string]>([
  ["channels", { channels: 5 }, "unet: channels must be an integer in [1, 4]; got 5"],
  ["side", { side: 65 }, "unet: side must be an integer in [4, 64]; got 65"],
  ["no side", { side: undefined }, "unet: side must be an integer in [4, 64]; got undefined"],
  ["level", { side: 9 }, "unet: side must be a multiple of 2, as there are 2 levels; got 9"],
  ["widths", { widths: [] }, "unet: widths must be 1 to 5 positive integers; got "],
  ["width", { widths: [4, 0] }, "unet: widths[1] must be a positive integer; got 0"],
  ["blocks", { blocks: 0 }, "unet: blocks must be an integer in [1, 8]; got 0"],
  ["attention", { attention: [5] }, "unet: attention must be at sides of levels, 8, 4; got 5"],
  [
    "heads",
    { attention: [4], heads: 3 },
    "unet: heads must divide the 64 channels of side 4; got 3",
  ],
  ["groups", { groups: 0 }, "unet: groups must be a positive integer; got 0"],
  ["hidden", { hidden: 0 }, "unet: hidden must be a positive integer; got 0"],
  ["classes", { classes: -1 }, "unet: classes must be an integer of at least 0; got -1"],
  ["activation", { activation: "sine" }, "unet: activation must be one of"],
  ["conditioning", { conditioning: { kind: "none" } }, "unet: conditioning.kind must be one of"],
  [
    "embedding",
    { conditioning: { kind: "embedding", steps: 5 } },
    "unet: an embedding needs conditioning.features, the numbers per step",
  ],
])("unet(options) refuses a wrong %s", (_, change, message) => {
  const options = { side: 8, conditioning: fourier, ...change } as UnetOptions;
  expect(() => unet(options)).toThrow(RangeError);
  expect(() => unet(options)).toThrow(message);
});
