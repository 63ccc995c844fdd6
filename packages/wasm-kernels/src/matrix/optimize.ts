import type { Code } from "../assembler/code.ts";
import * as f32x4 from "../assembler/f32x4.ts";
import * as f32 from "../assembler/f32.ts";
import * as f64 from "../assembler/f64.ts";
import * as i32 from "../assembler/i32.ts";
import type { Local } from "../assembler/local.ts";
import { when, whilst } from "../assembler/loop.ts";
import * as v128 from "../assembler/v128.ts";
import { kernel, type Kernel, type Tools } from "../machine/kernel.ts";
import { advance } from "./panel.ts";

/** How many elements are summed by one thread at a time in {@link squares}. */
export const chunkElements = 4096;
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

/** The parameters of {@link squares}: addresses, and the bytes of x, a multiple of 64. */
export type SquaresWord = "x" | "bytes" | "out";

/**
 * The kernel out[c] = the sum of squares of chunk c of 4,096 float32 numbers, as a float64.
 *
 * In a chunk 16 interleaved sums run side by side, which are then added in ascending order; threads
 * share the chunks. Every chunk is summed in the same way whoever does it.
 */
export const squares: Kernel<SquaresWord> = kernel("squares", ["x", "bytes", "out"], (tools, w) => {
  const { vector, integer, double, bits, multiplyAdd } = tools;
  const sums = Array.from({ length: 4 }, vector);
  const x = vector();
  const total = double();
  const [here, end, last] = [integer(), integer(), integer()];
  const chunkBytes = i32.constant(4 * chunkElements);
  const part = tools.share(
    i32.div(i32.add(w.bytes.get, i32.sub(chunkBytes, i32.constant(1))), chunkBytes),
  );
  return [
    ...last.set(i32.add(w.x.get, w.bytes.get)),
    ...part.set,
    ...whilst(i32.less(part.from.get, part.to.get), [
      ...here.set(i32.add(w.x.get, i32.mul(part.from.get, chunkBytes))),
      ...end.set(i32.add(here.get, chunkBytes)),
      ...end.set(i32.select(i32.less(end.get, last.get), end.get, last.get)),
      ...sums.flatMap((sum) => sum.set(bits(0))),
      ...whilst(i32.less(here.get, end.get), [
        ...sums.flatMap((sum, i) => [
          ...x.set(v128.load(here.get, 16 * i)),
          ...sum.set(multiplyAdd(x.get, x.get, sum.get)),
        ]),
        ...advance(here, 64),
      ]),
      ...total.set(f64.constant(0)),
      ...sums.flatMap((sum) =>
        [0, 1, 2, 3].flatMap((lane) =>
          total.set(f64.add(total.get, f64.promote(f32x4.extract(sum.get, lane)))),
        ),
      ),
      ...f64.store(i32.add(w.out.get, i32.shiftLeft(part.from.get, i32.constant(3))), 0, total.get),
      ...advance(part.from, 1),
    ]),
  ];
});

/** The parameters of {@link sumDoubles}: addresses, and the word that says how many there are. */
export type SumDoublesWord = "x" | "count" | "out";

/** The kernel out = the sum of float64 numbers, ascending. Every thread does it, with the same result. */
export const sumDoubles: Kernel<SumDoublesWord> = kernel(
  "sum doubles",
  ["x", "count", "out"],
  ({ integer, double }, w) => {
    const [end, total] = [integer(), double()];
    return [
      ...end.set(i32.add(w.x.get, i32.shiftLeft(i32.load(w.count.get), i32.constant(3)))),
      ...total.set(f64.constant(0)),
      ...whilst(i32.less(w.x.get, end.get), [
        ...total.set(f64.add(total.get, f64.load(w.x.get))),
        ...advance(w.x, 8),
      ]),
      ...f64.store(w.out.get, 0, total.get),
    ];
  },
);

/** The parameters of {@link clip}: addresses of float64 numbers. */
export type ClipWord = "sum" | "loss" | "limit" | "scale";

/**
 * The kernel scale = min(1, limit / (sqrt(sum) + 1e-6)), or -1 if sum or loss is not finite: what a
 * gradient with that sum of squares is multiplied by. Every thread does it, with the same result.
 */
export const clip: Kernel<ClipWord> = kernel(
  "clip",
  ["sum", "loss", "limit", "scale"],
  ({ double }, w) => {
    const known = double();
    const limited = f64.min(
      f64.constant(1),
      f64.div(f64.load(w.limit.get), f64.add(f64.sqrt(f64.load(w.sum.get)), f64.constant(1e-6))),
    );
    return [
      // x - x is 0 for what is finite and NaN for the rest.
      ...known.set(f64.add(f64.load(w.sum.get), f64.load(w.loss.get))),
      ...f64.store(
        w.scale.get,
        0,
        i32.select(
          f64.less(f64.sub(known.get, known.get), f64.constant(1)),
          limited,
          f64.constant(-1),
        ),
      ),
    ];
  },
);

/** The parameters of {@link adam}: addresses, and the bytes of each array, a multiple of 16. */
export type AdamWord = "p" | "g" | "m" | "v" | "bytes" | "settings" | "scale";

/**
 * The kernel of Adam with decoupled weight decay, and nothing where the scale is negative.
 *
 * With g = scale gradient: m = beta1 m + (1 - beta1) g; v = beta2 v + (1 - beta2) g^2;
 * p = decay p - stepSize m / (sqrt(v) correction + epsilon). Moments below 2^-126 become 0.
 * `settings` are eight float32 numbers: beta1, 1 - beta1, beta2, 1 - beta2, stepSize, correction,
 * epsilon, decay; `scale` is a float64. Threads share the elements.
 *
 * @see {@link https://arxiv.org/abs/1711.05101 | arXiv:1711.05101}, algorithm 2
 */
export const adam: Kernel<AdamWord> = kernel(
  "adam",
  ["p", "g", "m", "v", "bytes", "settings", "scale"],
  (tools, w) => {
    const { vector, number, multiplyAdd } = tools;
    const [g, m, v, scale] = [vector(), vector(), vector(), vector()];
    const held = Object.values(at).map((offset) => ({ offset, place: vector() }));
    const setting = (name: keyof typeof at): Code =>
      held.find(({ offset }) => offset === at[name])!.place.get;
    /** x, or 0 where it is denormal. */
    const flushed = (x: Local): Code =>
      v128.and(x.get, f32x4.atLeast(f32x4.abs(x.get), number(2 ** -126)));
    const step: Code = [
      ...g.set(f32x4.mul(v128.load(w.g.get), scale.get)),
      ...m.set(
        multiplyAdd(setting("beta1"), v128.load(w.m.get), f32x4.mul(setting("rest1"), g.get)),
      ),
      ...v.set(
        multiplyAdd(
          setting("beta2"),
          v128.load(w.v.get),
          f32x4.mul(setting("rest2"), f32x4.mul(g.get, g.get)),
        ),
      ),
      ...m.set(flushed(m)),
      ...v.set(flushed(v)),
      ...v128.store(w.m.get, 0, m.get),
      ...v128.store(w.v.get, 0, v.get),
      ...g.set(multiplyAdd(f32x4.sqrt(v.get), setting("correction"), setting("epsilon"))),
      // Where m is 0 nothing moves, also if v and epsilon are 0 too.
      ...g.set(v128.andNot(f32x4.div(m.get, g.get), equalsZero(tools, m))),
      ...v128.store(
        w.p.get,
        0,
        f32x4.sub(
          f32x4.mul(setting("decay"), v128.load(w.p.get)),
          f32x4.mul(setting("stepSize"), g.get),
        ),
      ),
    ];
    return [
      ...held.flatMap(({ offset, place }) => place.set(v128.loadSplat(w.settings.get, offset))),
      ...eachVector(tools, w.p, [w.g, w.m, w.v], w.bytes.get, w.scale, scale, step),
    ];
  },
);

const equalsZero = ({ bits }: Tools, x: Local): Code => f32x4.equal(x.get, bits(0));

/**
 * Runs `step` for every 16 bytes of this thread's part of arrays, of which `first` decides the end,
 * unless the float64 at `scale`, which is put in all lanes of `lanes`, is negative.
 */
function eachVector(
  tools: Tools,
  first: Local,
  others: readonly Local[],
  size: Code,
  scale: Local,
  lanes: Local,
  step: Code,
): Code {
  const end = tools.integer();
  const part = tools.share(i32.shiftRight(size, i32.constant(4)));
  const skip = (array: Local): Code =>
    array.set(i32.add(array.get, i32.shiftLeft(part.from.get, i32.constant(4))));
  return [
    ...part.set,
    ...end.set(i32.add(first.get, i32.shiftLeft(part.to.get, i32.constant(4)))),
    ...[first, ...others].flatMap(skip),
    ...when(i32.isZero(f64.less(f64.load(scale.get), f64.constant(0))), [
      ...lanes.set(f32x4.splat(f32.demote(f64.load(scale.get)))),
      ...whilst(i32.less(first.get, end.get), [
        ...step,
        ...[first, ...others].flatMap((array) => advance(array, 16)),
      ]),
    ]),
  ];
}

/** The parameters of {@link average}: addresses, and the bytes of each array, a multiple of 16. */
export type AverageWord = "p" | "average" | "bytes" | "settings" | "scale";

/**
 * The kernel average = a p + b average with two float32 `settings` a, b, and nothing where the
 * float64 at `scale` is negative. Threads share the elements.
 */
export const average: Kernel<AverageWord> = kernel(
  "average",
  ["p", "average", "bytes", "settings", "scale"],
  (tools, w) => {
    const { vector, multiplyAdd } = tools;
    const [a, b, scale] = [vector(), vector(), vector()];
    const step = v128.store(
      w.average.get,
      0,
      multiplyAdd(a.get, v128.load(w.p.get), f32x4.mul(b.get, v128.load(w.average.get))),
    );
    return [
      ...a.set(v128.loadSplat(w.settings.get, 0)),
      ...b.set(v128.loadSplat(w.settings.get, 4)),
      ...eachVector(tools, w.p, [w.average], w.bytes.get, w.scale, scale, step),
    ];
  },
);
