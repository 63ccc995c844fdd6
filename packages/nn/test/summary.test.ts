import { expect, test } from "vitest";
import { mlp, summary, unet } from "../src/index.ts";

const fourier = { kind: "fourier", features: 8, range: [-6, 10] } as const;

test("summary(network) counts the tutorial's network: 72,066 parameters, 33,280 multiply-adds", () => {
  const { layers, parameters, multiplyAdds, toldMultiplyAdds } = summary(
    mlp({ dimension: 2, conditioning: { kind: "embedding", steps: 100 } }),
  );
  expect([parameters, multiplyAdds, toldMultiplyAdds]).toEqual([
    72_066,
    // 2 x 128 + 128 x 128 + 128 x 128 + 128 x 2
    33_280, 0,
  ]);
  expect(layers.map(({ name }) => name)).toEqual([
    "lin1.embed",
    "lin1.lin",
    "lin2.embed",
    "lin2.lin",
    "lin3.embed",
    "lin3.lin",
    "lin4",
  ]);
  expect(layers[0]).toEqual({
    name: "lin1.embed",
    kind: "embedding",
    shape: [128],
    parameters: 12_800,
    multiplyAdds: 0,
    told: true,
  });
});

test("summary(network) shares every parameter out among the layers", () => {
  for (const network of [
    mlp({
      dimension: 3,
      conditioning: fourier,
      entry: "film",
      residual: 2,
      classes: 4,
      hidden: 16,
    }),
    unet({ side: 16, widths: [8, 16], attention: [8], conditioning: fourier, classes: 10 }),
  ]) {
    const { layers, parameters } = summary(network);
    expect(layers.reduce((sum, layer) => sum + layer.parameters, 0)).toBe(parameters);
    expect(parameters).toBe(network.size);
  }
});

test("summary(network) counts convolutions and attention by their sizes", () => {
  const { layers } = summary(
    unet({ channels: 2, side: 8, widths: [4, 6], attention: [4], conditioning: fourier }),
  );
  const of = (name: string): object | undefined => layers.find((layer) => layer.name === name);
  // 3 x 3 kernels from 2 to 4 channels at 64 pixels; from 4 to 4 at the 16 that a stride of 2 leaves.
  expect(of("input")).toMatchObject({ shape: [4, 8, 8], parameters: 76, multiplyAdds: 4608 });
  expect(of("down.0.downsample")).toMatchObject({ shape: [4, 4, 4], multiplyAdds: 2304 });
  // q k and the mixing of v: 16 x 16 positions, 6 channels each.
  expect(of("attention")).toMatchObject({ shape: [6, 4, 4], multiplyAdds: 3072 });
});

test("summary(network).text is a table", () => {
  const network = mlp({ dimension: 2, width: 16, depth: 1, conditioning: fourier });
  expect(summary(network).text.split("\n")).toEqual([
    "layer      kind      output        parameters  multiply-adds",
    "features   features  8                      0            0 *",
    "lin1.gate  dense     16                   144          128 *",
    "lin1.lin   dense     16                    48           32",
    "lin2       dense     2                     34           32",
    "                     per sample           226           64",
    "                     told, once *                      128 *",
  ]);
});
