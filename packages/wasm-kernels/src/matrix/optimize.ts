import type { Code } from "../assembler/code.ts";
import * as f32 from "../assembler/f32.ts";
import * as f32x4 from "../assembler/f32x4.ts";
import * as f64 from "../assembler/f64.ts";
import * as v128 from "../assembler/v128.ts";
import { kernel, type Kernel } from "../machine/kernel.ts";
import type { Statements } from "./functions.ts";
import { unlessNegative } from "./unless-negative.ts";

/** The parameters of {@link sgd} and {@link lion}: addresses, and the bytes of each array, a multiple of 64. */
export type DirectionWord = "p" | "g" | "m" | "bytes" | "settings" | "scale";

const words = ["p", "g", "m", "bytes", "settings", "scale"] as const;

/** Where the settings of {@link sgd} and {@link lion} stand, in bytes. */
const places = [0, 4, 8, 12, 16, 20] as const;

/**
 * The kernel of gradient descent with momentum, and nothing where the scale is negative.
 *
 * With g = scale gradient: m = momentum m + g; p = p - rate (ofGradient g + ofMean m).
 * `settings` are four float32 numbers: momentum, ofGradient, ofMean, rate; `scale` is a float64. Threads
 * share the elements.
 *
 * @see {@link https://proceedings.mlr.press/v28/sutskever13.html}, eq. 1 to 4
 */
export const sgd: Kernel<DirectionWord> = kernel("sgd", words, (tools, w) => {
  const { vector, multiplyAdd } = tools;
  const scale = vector();
  const [momentum, ofGradient, ofMean, rate] = places.slice(0, 4).map(vector);
  const step = (offset: number): Statements => {
    const [g, m] = [vector(), vector()];
    return [
      g.set(f32x4.mul(v128.load(w.g.get, offset), scale.get)),
      m.set(multiplyAdd(momentum!.get, v128.load(w.m.get, offset), g.get)),
      v128.store(w.m.get, offset, m.get),
      g.set(f32x4.mul(ofGradient!.get, g.get)),
      g.set(multiplyAdd(ofMean!.get, m.get, g.get)),
      g.set(f32x4.mul(rate!.get, g.get)),
      v128.store(w.p.get, offset, f32x4.sub(v128.load(w.p.get, offset), g.get)),
    ];
  };
  return [
    ...[momentum, ofGradient, ofMean, rate].flatMap((place, i) =>
      place!.set(v128.loadSplat(w.settings.get, places[i])),
    ),
    ...scale.set(f32x4.splat(f32.demote(f64.load(w.scale.get)))),
    ...unlessNegative(tools, w.scale, w.bytes, [w.p, w.g, w.m], step),
  ];
});

/**
 * The kernel of Lion, and nothing where the scale is negative.
 *
 * With g = scale gradient: p = decay p - rate sign(beta1 m + (1 - beta1) g), then
 * m = beta2 m + (1 - beta2) g. `settings` are six float32 numbers: beta1, 1 - beta1, beta2, 1 - beta2,
 * rate, decay; `scale` is a float64. Threads share the elements.
 *
 * @see {@link https://arxiv.org/abs/2302.06675 | arXiv:2302.06675}, algorithm 2
 */
export const lion: Kernel<DirectionWord> = kernel("lion", words, (tools, w) => {
  const { vector, number, bits, multiplyAdd } = tools;
  const scale = vector();
  const [beta1, rest1, beta2, rest2, rate, decay] = places.map(vector);
  const step = (offset: number): Statements => {
    const [g, m, direction, p] = [vector(), vector(), vector(), vector()];
    const sign: Code = v128.and(direction.get, bits(0x80000000));
    const one: Code = v128.andNot(number(1), f32x4.equal(direction.get, bits(0)));
    return [
      g.set(f32x4.mul(v128.load(w.g.get, offset), scale.get)),
      m.set(v128.load(w.m.get, offset)),
      direction.set(f32x4.mul(rest1!.get, g.get)),
      direction.set(multiplyAdd(beta1!.get, m.get, direction.get)),
      direction.set(v128.or(sign, one)),
      direction.set(f32x4.mul(rate!.get, direction.get)),
      p.set(f32x4.mul(decay!.get, v128.load(w.p.get, offset))),
      v128.store(w.p.get, offset, f32x4.sub(p.get, direction.get)),
      g.set(f32x4.mul(rest2!.get, g.get)),
      v128.store(w.m.get, offset, multiplyAdd(beta2!.get, m.get, g.get)),
    ];
  };
  return [
    ...[beta1, rest1, beta2, rest2, rate, decay].flatMap((place, i) =>
      place!.set(v128.loadSplat(w.settings.get, places[i])),
    ),
    ...scale.set(f32x4.splat(f32.demote(f64.load(w.scale.get)))),
    ...unlessNegative(tools, w.scale, w.bytes, [w.p, w.g, w.m], step),
  ];
});

/** The parameters of {@link clipValues}: addresses, and the bytes of g, a multiple of 64. */
export type ClipValuesWord = "g" | "bytes" | "limit" | "scale";

/**
 * The kernel that moves every number of g into [-limit, limit], and nothing where the scale is negative:
 * `limit` is a float32, `scale` a float64. Threads share the elements.
 */
export const clipValues: Kernel<ClipValuesWord> = kernel(
  "clip values",
  ["g", "bytes", "limit", "scale"],
  (tools, w) => {
    const limit = tools.vector();
    const step = (offset: number): Statements => [
      v128.store(
        w.g.get,
        offset,
        f32x4.max(f32x4.min(v128.load(w.g.get, offset), limit.get), f32x4.neg(limit.get)),
      ),
    ];
    return [
      ...limit.set(v128.loadSplat(w.limit.get)),
      ...unlessNegative(tools, w.scale, w.bytes, [w.g], step),
    ];
  },
);
