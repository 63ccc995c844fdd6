import type { Unet } from "../network.ts";
import { GraphBuilder } from "./builder.ts";
import { addConditioning } from "./conditioning.ts";
import type { TensorId } from "./types.ts";

/** Lays out a `unet`; what it computes is written there. */
export function buildUnet(network: Omit<Unet, "parameters" | "size">): [GraphBuilder, TensorId] {
  const { channels, side, widths, blocks, activation } = network;
  const builder = new GraphBuilder([channels, side, side]);
  const told = addConditioning(builder, network);
  const parts = new UnetParts(builder, network, told);

  let h = builder.conv("input", builder.input, widths[0]!);
  const skips = [h];
  widths.forEach((width, level) => {
    for (let b = 0; b < blocks; b++) {
      h = parts.block(`down.${level}.blocks.${b}`, h, width);
      h = parts.attentionAt(`down.${level}.attentions.${b}`, h);
      skips.push(h);
    }
    if (level === widths.length - 1) return;
    h = builder.conv(`down.${level}.downsample`, h, width, { stride: 2 });
    skips.push(h);
  });

  const deepest = widths.at(-1)!;
  h = parts.block("middle.blocks.0", h, deepest);
  h = parts.attentionAt("middle.attentions.0", h);
  h = parts.block("middle.blocks.1", h, deepest);

  for (let level = widths.length - 1; level >= 0; level--) {
    const width = widths[level]!;
    for (let b = 0; b <= blocks; b++) {
      const joined = builder.concat([h, skips.pop()!]);
      h = parts.block(`up.${level}.blocks.${b}`, joined, width);
      h = parts.attentionAt(`up.${level}.attentions.${b}`, h);
    }
    if (level > 0) h = builder.conv(`up.${level}.upsample`, builder.upsample(h), width);
  }
  h = parts.norm("norm", h, { activation });
  return [builder, builder.conv("output", h, channels, { zero: network.zeroOutput })];
}

/** What a U-net is put together from. */
class UnetParts {
  readonly #builder: GraphBuilder;
  readonly #network: Omit<Unet, "parameters" | "size">;
  readonly #told: TensorId;

  constructor(builder: GraphBuilder, network: Omit<Unet, "parameters" | "size">, told: TensorId) {
    this.#builder = builder;
    this.#network = network;
    this.#told = told;
  }

  norm(
    name: string,
    input: TensorId,
    epilogue: Parameters<GraphBuilder["groupNorm"]>[3] = {},
  ): TensorId {
    const channels = this.#builder.tensors[input]!.shape[0]!;
    let groups = Math.min(this.#network.groups, channels);
    while (channels % groups !== 0) groups--;
    return this.#builder.groupNorm(name, input, groups, epilogue);
  }

  /** h + conv(f(scale ⊙ norm(conv(f(norm(h)))) + shift)), with a 1 x 1 convolution of h where widths differ. */
  block(name: string, h: TensorId, width: number): TensorId {
    const builder = this.#builder;
    const { activation, hidden } = this.#network;
    const entered = this.norm(`${name}.norm1`, h, { activation });
    const first = builder.conv(`${name}.conv1`, entered, width);
    const from = (part: string, centre: number): TensorId =>
      builder.dense(builder.linear(`${name}.${part}`, hidden, width, { centre }), this.#told);
    const [scale, shift] = [from("scale", 1), from("shift", 0)];
    const modulated = this.norm(`${name}.norm2`, first, { activation, scale, shift });
    const second = builder.conv(`${name}.conv2`, modulated, width);
    const same = builder.tensors[h]!.shape[0] === width;
    return builder.add(same ? h : builder.conv(`${name}.skip`, h, width, { kernel: 1 }), second);
  }

  /** h + projection(attention(qkv(norm(h)))) where pixels of this side attend to each other; h elsewhere. */
  attentionAt(name: string, h: TensorId): TensorId {
    const builder = this.#builder;
    const { attention, heads } = this.#network;
    const [channels, side] = builder.tensors[h]!.shape;
    if (!attention.includes(side!)) return h;
    const normed = this.norm(`${name}.norm`, h);
    const qkv = builder.conv(`${name}.qkv`, normed, 3 * channels!, { kernel: 1 });
    const mixed = builder.attention(qkv, heads);
    return builder.add(h, builder.conv(`${name}.projection`, mixed, channels!, { kernel: 1 }));
  }
}
