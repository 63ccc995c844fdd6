import type { Code } from "../assembler/code.ts";
import * as f32 from "../assembler/f32.ts";
import * as f32x4 from "../assembler/f32x4.ts";
import * as f64 from "../assembler/f64.ts";
import type { Local } from "../assembler/local.ts";
import * as v128 from "../assembler/v128.ts";
import { kernel, type Kernel } from "../machine/kernel.ts";
import type { Statements } from "./functions.ts";
import { unlessNegative } from "./unless-negative.ts";

/** Where {@link adam}'s settings stand, in bytes. */
const at = {
  beta1: 0,
  rest1: 4,
  beta2: 8,
  rest2: 12,
  stepSize: 16,
  correction: 20,
  epsilon: 24,
  decay: 28,
} as const;

/** The parameters of {@link adam}: addresses, and the bytes of each array, a multiple of 64. */
export type AdamWord = "p" | "g" | "m" | "v" | "bytes" | "settings" | "scale";

/**
 * The kernel of Adam with decoupled weight decay, and nothing where the scale is negative.
 *
 * With g = scale gradient: m = beta1 m + (1 - beta1) g; v = beta2 v + (1 - beta2) g^2;
 * p = decay p - stepSize m / (sqrt(v) correction + epsilon), and decay p where the divisor is 0.
 * Denormal numbers are slow: gradients below 2^-57 and moments below 2^-126 count as 0.
 * `settings` are eight float32 numbers: beta1, 1 - beta1, beta2, 1 - beta2, stepSize, correction,
 * epsilon, decay; `scale` is a float64. Threads share the elements.
 *
 * @see {@link https://arxiv.org/abs/1711.05101 | arXiv:1711.05101}, algorithm 2
 */
export const adam: Kernel<AdamWord> = kernel(
  "adam",
  ["p", "g", "m", "v", "bytes", "settings", "scale"],
  (tools, w) => {
    const { vector, number, bits, multiplyAdd } = tools;
    const scale = vector();
    const held = Object.values(at).map((offset) => ({ offset, place: vector() }));
    const setting = (name: keyof typeof at): Code =>
      held.find(({ offset }) => offset === at[name])!.place.get;
    /** x, or 0 where it is smaller than that. */
    const orZero = (x: Local, least: number): Code =>
      x.set(v128.and(x.get, f32x4.atLeast(f32x4.abs(x.get), number(least))));
    const step = (offset: number): Statements => {
      const [g, m, v, p] = [vector(), vector(), vector(), vector()];
      return [
        g.set(f32x4.mul(v128.load(w.g.get, offset), scale.get)),
        orZero(g, 2 ** -57),
        m.set(f32x4.mul(setting("rest1"), g.get)),
        m.set(multiplyAdd(setting("beta1"), v128.load(w.m.get, offset), m.get)),
        v.set(f32x4.mul(setting("rest2"), f32x4.mul(g.get, g.get))),
        v.set(multiplyAdd(setting("beta2"), v128.load(w.v.get, offset), v.get)),
        orZero(m, 2 ** -126),
        orZero(v, 2 ** -126),
        v128.store(w.m.get, offset, m.get),
        v128.store(w.v.get, offset, v.get),
        v.set(f32x4.sqrt(v.get)),
        v.set(multiplyAdd(v.get, setting("correction"), setting("epsilon"))),
        m.set(f32x4.div(m.get, v.get)),
        m.set(v128.andNot(m.get, f32x4.equal(v.get, bits(0)))),
        m.set(f32x4.mul(setting("stepSize"), m.get)),
        p.set(f32x4.mul(setting("decay"), v128.load(w.p.get, offset))),
        v128.store(w.p.get, offset, f32x4.sub(p.get, m.get)),
      ];
    };
    return [
      ...held.flatMap(({ offset, place }) => place.set(v128.loadSplat(w.settings.get, offset))),
      ...scale.set(f32x4.splat(f32.demote(f64.load(w.scale.get)))),
      ...unlessNegative(tools, w.scale, w.bytes, [w.p, w.g, w.m, w.v], step),
    ];
  },
);

/** The parameters of {@link average}: addresses, and the bytes of each array, a multiple of 64. */
export type AverageWord = "p" | "average" | "bytes" | "settings" | "scale";

/**
 * The kernel average = a p + b average, and nothing where the float64 at `scale` is negative.
 *
 * `settings` are two float32 numbers a, b. Threads share the elements.
 */
export const average: Kernel<AverageWord> = kernel(
  "average",
  ["p", "average", "bytes", "settings", "scale"],
  (tools, w) => {
    const { vector, multiplyAdd } = tools;
    const [a, b] = [vector(), vector()];
    const step = (offset: number): Statements => {
      const sum = vector();
      return [
        sum.set(f32x4.mul(b.get, v128.load(w.average.get, offset))),
        sum.set(multiplyAdd(a.get, v128.load(w.p.get, offset), sum.get)),
        v128.store(w.average.get, offset, sum.get),
      ];
    };
    return [
      ...a.set(v128.loadSplat(w.settings.get, 0)),
      ...b.set(v128.loadSplat(w.settings.get, 4)),
      ...unlessNegative(tools, w.scale, w.bytes, [w.p, w.average], step),
    ];
  },
);
