import type { Code } from "../assembler/code.ts";
import * as f32x4 from "../assembler/f32x4.ts";
import * as i32 from "../assembler/i32.ts";
import type { Local } from "../assembler/local.ts";
import { when, whilst } from "../assembler/loop.ts";
import * as v128 from "../assembler/v128.ts";
import type { Tools } from "../machine/kernel.ts";
import { advance, bytes, half, panel, pick } from "./panel.ts";

/** The parameters that describe a convolution of square kernels with zero padding. */
export type ConvolutionWord =
  | "units"
  | "x"
  | "xStride"
  | "channelPanels"
  | "height"
  | "width"
  | "outHeight"
  | "outWidth"
  | "side"
  | "step"
  | "scratch"
  | "scratchBytes";

/** Their names, in order. */
export const convolutionWords: readonly ConvolutionWord[] = [
  ...(["units", "x", "xStride", "channelPanels", "height", "width"] as const),
  ...(["outHeight", "outWidth", "side", "step", "scratch", "scratchBytes"] as const),
];

/** Images that are worked on at a time. */
export const imagesPerUnit = 4;

type Places = Readonly<Record<ConvolutionWord, Local>>;

/**
 * Walks through patches of the four images of a unit: row r of a matrix is an output pixel, its panels
 * are (tap, 8 channels) of the pixels under the kernel. "gather" copies x to that matrix, which
 * begins at `matrix` with `matrixStride` bytes from panel to panel, with 0 beyond the border; "spread"
 * adds the matrix to x. The panels run from `from`, which changes, to `to`; the matrix begins with `from`'s.
 */
export function writePatches(
  tools: Tools,
  way: "gather" | "spread",
  w: Places,
  range: {
    readonly unit: Local;
    readonly from: Local;
    readonly to: Local;
    readonly matrix: Local;
    readonly matrixStride: Local;
  },
): Code {
  const { integer, bits } = tools;
  const { unit, from, to, matrix, matrixStride } = range;
  const [tap, dx, dy, image, oy, iy] = [0, 0, 0, 0, 0, 0].map(integer) as Six;
  const [first, last, base, line, at, end] = [0, 0, 0, 0, 0, 0].map(integer) as Six;
  const [here, stride, begin, padding] = [integer(), integer(), integer(), integer()];
  const one = i32.constant(1);
  /** Of a coordinate of the output: the first one whose tap lies inside, and the one behind the last. */
  const firstInside = (shift: Code): Code =>
    // (padding - shift + step - 1) / step where the tap lies before the kernel's middle, otherwise 0.
    i32.select(
      i32.less(shift, padding.get),
      i32.div(i32.add(i32.sub(padding.get, shift), i32.sub(w.step.get, one)), w.step.get),
      i32.constant(0),
    );
  const behindLast = (shift: Code, size: Local, outSize: Local): Code =>
    pick.smaller(
      i32.div(
        i32.add(i32.sub(i32.add(size.get, padding.get), shift), i32.sub(w.step.get, one)),
        w.step.get,
      ),
      outSize.get,
    );
  const zeros = (): Code =>
    whilst(i32.less(at.get, end.get), [
      ...v128.store(at.get, 0, bits(0)),
      ...v128.store(at.get, half, bits(0)),
      ...advance(at, panel),
    ]);
  const move = (offset: number): Code =>
    way === "gather"
      ? v128.store(at.get, offset, v128.load(here.get, offset))
      : v128.store(
          here.get,
          offset,
          f32x4.add(v128.load(here.get, offset), v128.load(at.get, offset)),
        );
  const run: Code = [
    ...end.set(i32.add(line.get, bytes(last.get))),
    ...whilst(i32.less(at.get, end.get), [
      ...move(0),
      ...move(half),
      ...here.set(i32.add(here.get, stride.get)),
      ...advance(at, panel),
    ]),
  ];
  const lineEnd = end.set(i32.add(line.get, bytes(w.outWidth.get)));
  const inside: Code = [
    // The pixel under the tap of output (oy, first): never before the image's first one.
    ...iy.set(i32.sub(i32.add(i32.mul(oy.get, w.step.get), dy.get), padding.get)),
    ...here.set(
      i32.add(
        base.get,
        bytes(
          i32.sub(
            i32.add(
              i32.mul(
                i32.add(
                  i32.mul(
                    i32.add(i32.shiftLeft(unit.get, i32.constant(2)), image.get),
                    w.height.get,
                  ),
                  iy.get,
                ),
                w.width.get,
              ),
              i32.add(i32.mul(first.get, w.step.get), dx.get),
            ),
            padding.get,
          ),
        ),
      ),
    ),
    ...at.set(line.get),
    ...(way === "gather" ? [...end.set(i32.add(line.get, bytes(first.get))), ...zeros()] : []),
    ...at.set(i32.add(line.get, bytes(first.get))),
    ...run,
    ...(way === "gather" ? [...lineEnd, ...zeros()] : []),
  ];
  const outside: Code = way === "gather" ? [...at.set(line.get), ...lineEnd, ...zeros()] : [];
  const isInside = i32.and(
    i32.isZero(i32.less(oy.get, firstInside(dy.get))),
    i32.less(oy.get, behindLast(dy.get, w.height, w.outHeight)),
  );
  return [
    ...padding.set(i32.shiftRight(w.side.get, one)),
    ...stride.set(bytes(w.step.get)),
    ...begin.set(matrix.get),
    ...whilst(i32.less(from.get, to.get), [
      ...tap.set(i32.div(from.get, w.channelPanels.get)),
      ...base.set(
        i32.add(
          w.x.get,
          i32.mul(i32.sub(from.get, i32.mul(tap.get, w.channelPanels.get)), w.xStride.get),
        ),
      ),
      ...dy.set(i32.div(tap.get, w.side.get)),
      ...dx.set(i32.sub(tap.get, i32.mul(dy.get, w.side.get))),
      ...first.set(firstInside(dx.get)),
      ...last.set(behindLast(dx.get, w.width, w.outWidth)),
      ...line.set(begin.get),
      ...image.set(i32.constant(0)),
      ...whilst(i32.less(image.get, i32.constant(imagesPerUnit)), [
        ...oy.set(i32.constant(0)),
        ...whilst(i32.less(oy.get, w.outHeight.get), [
          ...when(isInside, inside, outside),
          ...line.set(i32.add(line.get, bytes(w.outWidth.get))),
          ...advance(oy, 1),
        ]),
        ...advance(image, 1),
      ]),
      ...begin.set(i32.add(begin.get, matrixStride.get)),
      ...advance(from, 1),
    ]),
  ];
}

type Six = [Local, Local, Local, Local, Local, Local];
