import type { Code } from "../assembler/code.ts";
import * as i32 from "../assembler/i32.ts";
import type { Local } from "../assembler/local.ts";
import { whilst } from "../assembler/loop.ts";
import * as v128 from "../assembler/v128.ts";
import { kernel, type Kernel, type Tools } from "../machine/kernel.ts";
import { tilesIn, writeOuterProduct } from "./outer-product.ts";
import { advance, bytes, half, panel } from "./panel.ts";
import { convolutionWords, imagesPerUnit, writePatches, type ConvolutionWord } from "./patches.ts";
import { writeProduct } from "./product.ts";

type Places<Word extends string> = Readonly<Record<Word, Local>>;

/** Numbers that all three kernels work out first. */
interface Shape {
  /** Panels of the matrix of patches. */
  readonly patches: Local;
  /** Rows of a unit, in and out. */
  readonly rows: Local;
  readonly inputRows: Local;
  /** Bytes from panel to panel of the matrix of patches. */
  readonly matrixStride: Local;
  /** This thread's matrix of patches. */
  readonly matrix: Local;
  readonly set: Code;
}

function shapeOf({ integer, thread }: Tools, w: Places<ConvolutionWord>): Shape {
  const [patches, rows, inputRows, matrixStride, matrix] = [0, 0, 0, 0, 0].map(integer) as [
    ...[Local, Local, Local, Local, Local],
  ];
  const images = i32.constant(imagesPerUnit);
  return {
    patches,
    rows,
    inputRows,
    matrixStride,
    matrix,
    set: [
      ...patches.set(i32.mul(i32.mul(w.side.get, w.side.get), w.channelPanels.get)),
      ...rows.set(i32.mul(images, i32.mul(w.outHeight.get, w.outWidth.get))),
      ...inputRows.set(i32.mul(images, i32.mul(w.height.get, w.width.get))),
      ...matrixStride.set(bytes(rows.get)),
      ...matrix.set(i32.add(w.scratch.get, i32.mul(thread.get, w.scratchBytes.get))),
    ],
  };
}

/** The parameters of {@link convolve}: those of the patches, the weight [output / 8][tap, channel][8], and the output. */
export type ConvolveWord = ConvolutionWord | "b" | "bias" | "c" | "cStride" | "panels";

/**
 * The kernel of a convolution with zero padding: patches of four images at a time, times the weight.
 *
 * Images lie in panels of channels, [channel / 8][image, row, column][8]; beyond the channels there
 * must be zeros. Threads share the images; each has `scratchBytes` for its patches.
 */
export const convolve: Kernel<ConvolveWord> = kernel(
  "convolve",
  [...convolutionWords, "b", "bias", "c", "cStride", "panels"],
  (tools, w) => {
    const { integer } = tools;
    const shape = shapeOf(tools, w);
    const [k, bStride, c, none, from, to] = [0, 0, 0, 0, 0, 0].map(integer) as [
      ...[Local, Local, Local, Local, Local, Local],
    ];
    const part = tools.share(i32.load(w.units.get));
    return [
      ...shape.set,
      ...part.set,
      ...k.set(i32.shiftLeft(shape.patches.get, i32.constant(3))),
      ...bStride.set(bytes(k.get)),
      ...whilst(i32.less(part.from.get, part.to.get), [
        ...from.set(i32.constant(0)),
        ...writePatches(tools, "gather", w, {
          unit: part.from,
          from,
          to: shape.patches,
          matrix: shape.matrix,
          matrixStride: shape.matrixStride,
        }),
        ...c.set(i32.add(w.c.get, bytes(i32.mul(part.from.get, shape.rows.get)))),
        ...from.set(i32.constant(0)),
        ...to.set(shape.rows.get),
        ...writeProduct(
          tools,
          "store",
          {
            a: shape.matrix,
            aStride: shape.matrixStride,
            b: w.b,
            bStride,
            k,
            bias: w.bias,
            c,
            cStride: w.cStride,
            panels: w.panels,
            p: none,
            q: none,
            d: none,
          },
          { from, to },
        ),
        ...advance(part.from, 1),
      ]),
    ];
  },
);

/** The parameters of {@link convolveBack}: x is the gradient to be made, `y` that of the output; `b` the transposed weight. */
export type ConvolveBackWord =
  | ConvolutionWord
  | "y"
  | "yStride"
  | "b"
  | "bStride"
  | "outputs"
  | "zeros";

/**
 * The kernel of a convolution's gradient in its input.
 *
 * That of the output, times the transposed weight, gives patches, which are added up where they came from. `add` adds to what is there.
 */
export const convolveBack = (add: boolean): Kernel<ConvolveBackWord> =>
  kernel(
    `convolve back${add ? " add" : ""}`,
    [...convolutionWords, "y", "yStride", "b", "bStride", "outputs", "zeros"],
    (tools, w) => {
      const { integer, bits } = tools;
      const shape = shapeOf(tools, w);
      const [y, none, from, to, at, end] = [0, 0, 0, 0, 0, 0].map(integer) as [
        ...[Local, Local, Local, Local, Local, Local],
      ];
      const j = integer();
      const part = tools.share(i32.load(w.units.get));
      const clear: Code = [
        ...j.set(i32.constant(0)),
        ...whilst(i32.less(j.get, w.channelPanels.get), [
          ...at.set(
            i32.add(
              i32.add(w.x.get, i32.mul(j.get, w.xStride.get)),
              bytes(i32.mul(part.from.get, shape.inputRows.get)),
            ),
          ),
          ...end.set(i32.add(at.get, bytes(shape.inputRows.get))),
          ...whilst(i32.less(at.get, end.get), [
            ...v128.store(at.get, 0, bits(0)),
            ...v128.store(at.get, half, bits(0)),
            ...advance(at, panel),
          ]),
          ...advance(j, 1),
        ]),
      ];
      return [
        ...shape.set,
        ...part.set,
        ...whilst(i32.less(part.from.get, part.to.get), [
          ...y.set(i32.add(w.y.get, bytes(i32.mul(part.from.get, shape.rows.get)))),
          ...from.set(i32.constant(0)),
          ...to.set(shape.rows.get),
          ...writeProduct(
            tools,
            "store",
            {
              a: y,
              aStride: w.yStride,
              b: w.b,
              bStride: w.bStride,
              k: w.outputs,
              bias: w.zeros,
              c: shape.matrix,
              cStride: shape.matrixStride,
              panels: shape.patches,
              p: none,
              q: none,
              d: none,
            },
            { from, to },
          ),
          ...(add ? [] : clear),
          ...from.set(i32.constant(0)),
          ...writePatches(tools, "spread", w, {
            unit: part.from,
            from,
            to: shape.patches,
            matrix: shape.matrix,
            matrixStride: shape.matrixStride,
          }),
          ...advance(part.from, 1),
        ]),
      ];
    },
  );

/** The parameters of {@link convolveGradient}: those of the patches, the output's gradient, and the weight's. */
export type ConvolveGradientWord = ConvolutionWord | "y" | "yStride" | "out" | "panels";

/**
 * The kernel of a convolution's gradient in its weight.
 *
 * It is the patches of x, transposed, times the output's gradient. Threads share the panels of the patches, so each sum is made by one of them, images ascending.
 */
export const convolveGradient: Kernel<ConvolveGradientWord> = kernel(
  "convolve gradient",
  [...convolutionWords, "y", "yStride", "out", "panels"],
  (tools, w) => {
    const { integer, bits } = tools;
    const shape = shapeOf(tools, w);
    const [unit, k, out, outStride, y, tiles] = [0, 0, 0, 0, 0, 0].map(integer) as [
      ...[Local, Local, Local, Local, Local, Local],
    ];
    const [from, to, at, end, j] = [0, 0, 0, 0, 0].map(integer) as [
      ...[Local, Local, Local, Local, Local],
    ];
    const part = tools.share(shape.patches.get);
    const clear: Code = [
      ...j.set(i32.constant(0)),
      ...whilst(i32.less(j.get, w.panels.get), [
        ...at.set(i32.add(out.get, i32.mul(j.get, outStride.get))),
        ...end.set(i32.add(at.get, bytes(k.get))),
        ...whilst(i32.less(at.get, end.get), [
          ...v128.store(at.get, 0, bits(0)),
          ...v128.store(at.get, half, bits(0)),
          ...advance(at, panel),
        ]),
        ...advance(j, 1),
      ]),
    ];
    return [
      ...shape.set,
      ...part.set,
      ...k.set(i32.shiftLeft(i32.sub(part.to.get, part.from.get), i32.constant(3))),
      ...out.set(i32.add(w.out.get, i32.mul(part.from.get, i32.constant(8 * panel)))),
      ...outStride.set(i32.mul(shape.patches.get, i32.constant(8 * panel))),
      ...tiles.set(tilesIn(k.get)),
      ...clear,
      ...unit.set(i32.constant(0)),
      ...whilst(i32.less(unit.get, i32.load(w.units.get)), [
        ...from.set(part.from.get),
        ...writePatches(tools, "gather", w, {
          unit,
          from,
          to: part.to,
          matrix: shape.matrix,
          matrixStride: shape.matrixStride,
        }),
        ...y.set(i32.add(w.y.get, bytes(i32.mul(unit.get, shape.rows.get)))),
        ...from.set(i32.constant(0)),
        ...to.set(i32.mul(w.panels.get, tiles.get)),
        ...writeOuterProduct(
          tools,
          true,
          {
            x: shape.matrix,
            xStride: shape.matrixStride,
            y,
            yStride: w.yStride,
            k,
            out,
            outStride,
          },
          { from, to, tiles, rows: shape.rows },
        ),
        ...advance(unit, 1),
      ]),
    ];
  },
);
