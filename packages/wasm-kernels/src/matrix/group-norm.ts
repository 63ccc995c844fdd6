import type { Code } from "../assembler/code.ts";
import * as f32 from "../assembler/f32.ts";
import * as f32x4 from "../assembler/f32x4.ts";
import * as f64 from "../assembler/f64.ts";
import * as i32 from "../assembler/i32.ts";
import type { Local } from "../assembler/local.ts";
import { repeatWhile, whilst } from "../assembler/loop.ts";
import * as v128 from "../assembler/v128.ts";
import { kernel, type Kernel, type Tools } from "../machine/kernel.ts";
import { advance, bytes, half, panel } from "./panel.ts";

/** The parameters of the kernels of group normalisation: addresses, strides in bytes, counts. */
export type GroupNormWord =
  | "units"
  | "positions"
  | "channels"
  | "groupChannels"
  | "panels"
  | "x"
  | "stride"
  | "means"
  | "rates"
  | "imageStride"
  | "weight";

const shared: readonly GroupNormWord[] = [
  ...(["units", "positions", "channels", "groupChannels", "panels", "x", "stride"] as const),
  ...(["means", "rates", "imageStride", "weight"] as const),
];

type Places = Readonly<Record<GroupNormWord, Local>>;

/** The two halves of a row of a panel. */
const halves = [0, half] as const;

/** Runs `each` for the images of this thread's units. */
function eachImage(tools: Tools, w: Places, image: Local, each: Code): Code {
  const part = tools.share(i32.load(w.units.get));
  return [
    ...part.set,
    ...image.set(i32.shiftLeft(part.from.get, i32.constant(2))),
    ...part.to.set(i32.shiftLeft(part.to.get, i32.constant(2))),
    ...whilst(i32.less(image.get, part.to.get), [...each, ...advance(image, 1)]),
  ];
}

/**
 * Runs through the panels of an image: `before`, `each` for its positions with `at` at x, and `after`.
 * `place` is where the panel's row of `means` is, in bytes from there.
 */
function eachPanel(
  tools: Tools,
  w: Places,
  at: { readonly image: Local; readonly at: Local; readonly place: Local; readonly panel: Local },
  code: { readonly before: Code; readonly each: Code; readonly after: Code },
): Code {
  const end = tools.integer();
  return [
    ...at.panel.set(i32.constant(0)),
    ...repeatWhile(i32.less(at.panel.get, w.panels.get), [
      ...at.at.set(
        i32.add(
          i32.add(w.x.get, i32.mul(at.panel.get, w.stride.get)),
          bytes(i32.mul(at.image.get, w.positions.get)),
        ),
      ),
      ...end.set(i32.add(at.at.get, bytes(w.positions.get))),
      ...at.place.set(i32.add(i32.mul(at.panel.get, w.imageStride.get), bytes(at.image.get))),
      ...code.before,
      ...repeatWhile(i32.less(at.at.get, end.get), [...code.each, ...advance(at.at, panel)]),
      ...code.after,
      ...advance(at.panel, 1),
    ]),
  ];
}

/**
 * Replaces the sums that stand for each channel of an image at `base` by those of its group, divided by
 * the size of the group and then `turned`.
 */
function shareGroups(
  { integer, double }: Tools,
  w: Places,
  base: Code,
  image: Local,
  turned: (mean: Code) => Code,
): Code {
  const [first, c, end, at] = [integer(), integer(), integer(), integer()];
  const sum = double();
  const address: Code = at.set(
    i32.add(
      i32.add(base, bytes(image.get)),
      i32.add(
        i32.mul(i32.shiftRight(c.get, i32.constant(3)), w.imageStride.get),
        i32.shiftLeft(i32.and(c.get, i32.constant(7)), i32.constant(2)),
      ),
    ),
  );
  const each = (body: Code): Code => [
    ...c.set(first.get),
    ...repeatWhile(i32.less(c.get, end.get), [...address, ...body, ...advance(c, 1)]),
  ];
  const size = f64.convert(i32.mul(w.groupChannels.get, w.positions.get));
  return [
    ...first.set(i32.constant(0)),
    ...repeatWhile(i32.less(first.get, w.channels.get), [
      ...end.set(i32.add(first.get, w.groupChannels.get)),
      ...sum.set(f64.constant(0)),
      ...each(sum.set(f64.add(sum.get, f64.promote(f32.load(at.get))))),
      ...sum.set(turned(f64.div(sum.get, size))),
      ...each(f32.store(at.get, 0, f32.demote(sum.get))),
      ...first.set(end.get),
    ]),
  ];
}

/** A kernel's common locals. */
const cursor = (tools: Tools): Record<"image" | "at" | "place" | "panel", Local> => ({
  image: tools.integer(),
  at: tools.integer(),
  place: tools.integer(),
  panel: tools.integer(),
});

/**
 * The kernel out = weight (x - mean) rate + bias, with mean and rate of a group.
 *
 * A group is `groupChannels` channels of one image; rate = 1 / sqrt(variance + epsilon).
 * x and out are [channel / 8][image, position][8] of one stride; `means` and `rates`, which are kept,
 * [channel / 8][image][8]. The sums of a channel are added up in float32, those of a group in float64.
 * `epsilon` is given by its float32 bits. Threads share the images, in units of 4.
 *
 * @see {@link https://arxiv.org/abs/1803.08494 | arXiv:1803.08494}, eq. 1 to 5
 */
export const groupNorm: Kernel<GroupNormWord | "bias" | "out" | "epsilon"> = kernel(
  "group norm",
  [...shared, "bias", "out", "epsilon"],
  (tools, w) => {
    const { vector, integer, bits, multiplyAdd } = tools;
    const here = cursor(tools);
    const { at, place } = here;
    const sums = [vector(), vector()] as const;
    const means = [vector(), vector()] as const;
    const rates = [vector(), vector()] as const;
    const biases = [vector(), vector()] as const;
    const deviation = vector();
    const toOut = integer();
    const offsetOf = (i: number): number => halves[i]!;
    const load = (to: readonly Local[], base: Local, from: Code): Code =>
      to.flatMap((vec, i) => vec.set(v128.load(i32.add(base.get, from), offsetOf(i))));
    const store = (base: Local): Code =>
      sums.flatMap((sum, i) => v128.store(i32.add(base.get, place.get), offsetOf(i), sum.get));
    const zero = sums.flatMap((sum) => sum.set(bits(0)));
    const x = (i: number): Code => v128.load(at.get, offsetOf(i));
    const weightRow = bytes(here.panel.get);

    const image: Code = [
      ...eachPanel(tools, w, here, {
        before: zero,
        each: sums.flatMap((sum, i) => sum.set(f32x4.add(sum.get, x(i)))),
        after: store(w.means),
      }),
      ...shareGroups(tools, w, w.means.get, here.image, (mean) => mean),
      ...eachPanel(tools, w, here, {
        before: [...zero, ...load(means, w.means, place.get)],
        each: sums.flatMap((sum, i) => [
          ...deviation.set(f32x4.sub(x(i), means[i]!.get)),
          ...sum.set(multiplyAdd(deviation.get, deviation.get, sum.get)),
        ]),
        after: store(w.rates),
      }),
      ...shareGroups(tools, w, w.rates.get, here.image, (variance) =>
        f64.div(
          f64.constant(1),
          f64.sqrt(f64.add(variance, f64.promote(f32.fromBits(w.epsilon.get)))),
        ),
      ),
      ...eachPanel(tools, w, here, {
        before: [
          ...load(means, w.means, place.get),
          ...load(rates, w.rates, place.get),
          ...load(sums, w.weight, weightRow),
          ...load(biases, w.bias, weightRow),
          ...rates.flatMap((rate, i) => rate.set(f32x4.mul(rate.get, sums[i]!.get))),
        ],
        each: rates.flatMap((rate, i) =>
          v128.store(
            i32.add(at.get, toOut.get),
            offsetOf(i),
            multiplyAdd(f32x4.sub(x(i), means[i]!.get), rate.get, biases[i]!.get),
          ),
        ),
        after: [],
      }),
    ];
    return [...toOut.set(i32.sub(w.out.get, w.x.get)), ...eachImage(tools, w, here.image, image)];
  },
);

/**
 * The kernel of group normalisation's gradient in x.
 *
 * With g = weight y and u = (x - mean) rate: rate (g - mean of g - u mean of g u), means over a group;
 * y is the gradient of the output.
 * `sums` and `products` are like `means`, for scratch. `add` adds to what is there.
 */
export const groupNormBack = (
  add: boolean,
): Kernel<GroupNormWord | "y" | "out" | "sums" | "products"> =>
  kernel(
    `group norm back${add ? " add" : ""}`,
    [...shared, "y", "out", "sums", "products"],
    (tools, w) => {
      const { vector, integer, bits, multiplyAdd } = tools;
      const here = cursor(tools);
      const { at, place } = here;
      const two = (): readonly [Local, Local] => [vector(), vector()];
      const [sums, products, means, rates, weights] = [two(), two(), two(), two(), two()];
      const [u, g] = [vector(), vector()];
      const [toOut, toY] = [integer(), integer()];
      const offsetOf = (i: number): number => halves[i]!;
      const load = (to: readonly Local[], base: Local, from: Code): Code =>
        to.flatMap((vec, i) => vec.set(v128.load(i32.add(base.get, from), offsetOf(i))));
      const store = (vectors: readonly Local[], base: Local): Code =>
        vectors.flatMap((vec, i) => v128.store(i32.add(base.get, place.get), offsetOf(i), vec.get));
      const known: Code = [
        ...load(means, w.means, place.get),
        ...load(rates, w.rates, place.get),
        ...load(weights, w.weight, bytes(here.panel.get)),
      ];
      const both = (i: number): Code => [
        ...u.set(
          f32x4.mul(f32x4.sub(v128.load(at.get, offsetOf(i)), means[i]!.get), rates[i]!.get),
        ),
        ...g.set(f32x4.mul(v128.load(i32.add(at.get, toY.get), offsetOf(i)), weights[i]!.get)),
      ];
      const result = (i: number): Code =>
        f32x4.mul(
          rates[i]!.get,
          f32x4.sub(f32x4.sub(g.get, sums[i]!.get), f32x4.mul(u.get, products[i]!.get)),
        );
      const out = i32.add(at.get, toOut.get);
      const image: Code = [
        ...eachPanel(tools, w, here, {
          before: [...[...sums, ...products].flatMap((sum) => sum.set(bits(0))), ...known],
          each: [0, 1].flatMap((i) => [
            ...both(i),
            ...sums[i]!.set(f32x4.add(sums[i]!.get, g.get)),
            ...products[i]!.set(multiplyAdd(g.get, u.get, products[i]!.get)),
          ]),
          after: [...store(sums, w.sums), ...store(products, w.products)],
        }),
        ...shareGroups(tools, w, w.sums.get, here.image, (mean) => mean),
        ...shareGroups(tools, w, w.products.get, here.image, (mean) => mean),
        ...eachPanel(tools, w, here, {
          before: [
            ...known,
            ...load(sums, w.sums, place.get),
            ...load(products, w.products, place.get),
          ],
          each: [0, 1].flatMap((i) => [
            ...both(i),
            ...v128.store(
              out,
              offsetOf(i),
              add ? f32x4.add(v128.load(out, offsetOf(i)), result(i)) : result(i),
            ),
          ]),
          after: [],
        }),
      ];
      return [
        ...toOut.set(i32.sub(w.out.get, w.x.get)),
        ...toY.set(i32.sub(w.y.get, w.x.get)),
        ...eachImage(tools, w, here.image, image),
      ];
    },
  );

/**
 * The kernel of group normalisation's gradients in weight and bias.
 *
 * They are the sums of y u and of y over all images and positions, ascending. Threads share the panels.
 */
export const groupNormGradient: Kernel<GroupNormWord | "y" | "weightOut" | "biasOut"> = kernel(
  "group norm gradient",
  [...shared, "y", "weightOut", "biasOut"],
  (tools, w) => {
    const { vector, integer, bits, multiplyAdd } = tools;
    const two = (): readonly [Local, Local] => [vector(), vector()];
    const [sums, products, means, rates] = [two(), two(), two(), two()];
    const y = vector();
    const [at, end, last, place, toY] = [0, 0, 0, 0, 0].map(integer);
    const part = tools.share(w.panels.get);
    const offsetOf = (i: number): number => halves[i]!;
    const pair = [0, 1];
    return [
      ...toY!.set(i32.sub(w.y.get, w.x.get)),
      ...part.set,
      ...whilst(i32.less(part.from.get, part.to.get), [
        ...at!.set(i32.add(w.x.get, i32.mul(part.from.get, w.stride.get))),
        ...place!.set(i32.mul(part.from.get, w.imageStride.get)),
        ...last!.set(
          i32.add(
            at!.get,
            bytes(i32.mul(i32.shiftLeft(i32.load(w.units.get), i32.constant(2)), w.positions.get)),
          ),
        ),
        ...[...sums, ...products].flatMap((sum) => sum.set(bits(0))),
        ...whilst(i32.less(at!.get, last!.get), [
          ...pair.flatMap((i) => [
            ...means[i]!.set(v128.load(i32.add(w.means.get, place!.get), offsetOf(i))),
            ...rates[i]!.set(v128.load(i32.add(w.rates.get, place!.get), offsetOf(i))),
          ]),
          ...end!.set(i32.add(at!.get, bytes(w.positions.get))),
          ...repeatWhile(i32.less(at!.get, end!.get), [
            ...pair.flatMap((i) => [
              ...y.set(v128.load(i32.add(at!.get, toY!.get), offsetOf(i))),
              ...sums[i]!.set(f32x4.add(sums[i]!.get, y.get)),
              ...products[i]!.set(
                multiplyAdd(
                  f32x4.mul(
                    f32x4.sub(v128.load(at!.get, offsetOf(i)), means[i]!.get),
                    rates[i]!.get,
                  ),
                  y.get,
                  products[i]!.get,
                ),
              ),
            ]),
            ...advance(at!, panel),
          ]),
          ...advance(place!, panel),
        ]),
        ...pair.flatMap((i) => [
          ...v128.store(
            i32.add(w.weightOut.get, bytes(part.from.get)),
            offsetOf(i),
            products[i]!.get,
          ),
          ...v128.store(i32.add(w.biasOut.get, bytes(part.from.get)), offsetOf(i), sums[i]!.get),
        ]),
        ...advance(part.from, 1),
      ]),
    ];
  },
);
