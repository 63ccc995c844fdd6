import type { Code } from "../assembler/code.ts";
import * as f32x4 from "../assembler/f32x4.ts";
import * as i32 from "../assembler/i32.ts";
import type { Local } from "../assembler/local.ts";
import { repeatWhile, whilst } from "../assembler/loop.ts";
import * as v128 from "../assembler/v128.ts";
import { kernel, type Kernel } from "../machine/kernel.ts";
import {
  inStep,
  writeActivation,
  type ActivationName,
  type Scratch,
  type Statements,
} from "./functions.ts";
import { advance, bytes, half, panel } from "./panel.ts";

/** See {@link activate}. */
export interface ActivateOptions {
  /** f; "identity" for none. */
  readonly activation: ActivationName | "identity";
  /** Whether there is a scale. */
  readonly scale: boolean;
  /** Whether there is a shift. */
  readonly shift: boolean;
  /** Whether the derivatives are kept for the way back. */
  readonly save: boolean;
  /** Whether a row of scale and shift serves several rows, those of the pixels of an image. */
  readonly images: boolean;
}

/** The parameters of {@link activate}: addresses, strides in bytes, counts; 0 where unused. */
export type ActivateWord =
  | "units"
  | "unitRows"
  | "positions"
  | "panels"
  | "x"
  | "stride"
  | "out"
  | "scale"
  | "shift"
  | "toldStride"
  | "toldStep"
  | "bySelf"
  | "byScale"
  | "byShift";

/**
 * The kernel out = f(scale x + shift), element by element, for matrices in panels of one stride.
 *
 * Scale and shift have one row for `positions` rows of x. The word at `toldStep` is the bytes from row to row of scale and shift: 0 for one row that serves
 * all. With `save` it also writes f' scale to `bySelf`, f' x to `byScale` and f' to `byShift`:
 * what dLoss / dOut is multiplied by on the way back. `out` may be `x`. Threads share the rows.
 */
export const activate = (options: ActivateOptions): Kernel<ActivateWord> => {
  const { activation, scale, shift, save, images } = options;
  const name: (string | false)[] = [
    "activate",
    activation,
    scale && "scale",
    shift && "shift",
    save && "save",
  ];
  if (images && (scale || shift)) name.push("images");
  return kernel(name.filter(Boolean).join(" "), words, (tools, w) => {
    const { vector, integer, number } = tools;
    const [at, end, told, step, j] = [0, 0, 0, 0, 0].map(integer) as [
      Local,
      Local,
      Local,
      Local,
      Local,
    ];
    const [toOut, toSelf, toScale, toShift, toldShift] = [0, 0, 0, 0, 0].map(integer) as [
      ...[Local, Local, Local, Local, Local],
    ];
    const part = tools.share(i32.load(w.units.get));
    const several = images && (scale || shift);
    // Rows that are worked on side by side; those of an image may be odd in number.
    const nextTold = integer();
    const toldOf = several ? [told] : [told, nextTold];

    /** Four numbers of a row, in statements to be dealt out. */
    const four = (row: number, offset: number): Statements => {
      const [x, z, value, slope] = [vector(), vector(), vector(), vector()];
      const scratch: Scratch = [vector(), vector(), vector()];
      const factor = v128.load(toldOf[row]!.get, offset);
      const here = panel * row + offset;
      const put = (distance: Local, what: Code): Code =>
        v128.store(i32.add(at.get, distance.get), here, what);
      return [
        x.set(v128.load(at.get, here)),
        z.set(scale ? f32x4.mul(factor, x.get) : x.get),
        ...(shift
          ? [z.set(f32x4.add(z.get, v128.load(i32.add(toldOf[row]!.get, toldShift.get), offset)))]
          : []),
        ...(activation === "identity"
          ? [value.set(z.get), ...(save ? [slope.set(number(1))] : [])]
          : writeActivation(activation, tools, z, value, save ? slope : undefined, scratch)),
        put(toOut, value.get),
        ...(save
          ? [
              put(toSelf, scale ? f32x4.mul(slope.get, factor) : slope.get),
              ...(scale ? [put(toScale, f32x4.mul(slope.get, x.get))] : []),
              ...(shift && scale ? [put(toShift, slope.get)] : []),
            ]
          : []),
      ];
    };
    const next = told.set(i32.add(told.get, step.get));
    const rows: Code = [
      ...nextTold.set(i32.add(told.get, step.get)),
      ...inStep(...toldOf.flatMap((_, row) => [four(row, 0), four(row, half)])),
      ...advance(at, panel * toldOf.length),
    ];
    const firstRow = i32.mul(part.from.get, w.unitRows.get);
    const firstTold = several ? i32.div(firstRow, w.positions.get) : firstRow;
    const imageEnd = integer();
    const toldBase = scale ? w.scale : w.shift;
    return [
      ...part.set,
      ...step.set(scale || shift ? i32.load(w.toldStep.get) : i32.constant(0)),
      ...toOut.set(i32.sub(w.out.get, w.x.get)),
      ...toSelf.set(i32.sub(w.bySelf.get, w.x.get)),
      ...toScale.set(i32.sub(w.byScale.get, w.x.get)),
      ...toShift.set(i32.sub(w.byShift.get, w.x.get)),
      ...toldShift.set(scale ? i32.sub(w.shift.get, w.scale.get) : i32.constant(0)),
      ...j.set(w.panels.get),
      ...repeatWhile(j.get, [
        ...at.set(i32.add(w.x.get, bytes(firstRow))),
        ...end.set(i32.add(w.x.get, bytes(i32.mul(part.to.get, w.unitRows.get)))),
        ...told.set(i32.add(toldBase.get, i32.mul(firstTold, step.get))),
        ...whilst(i32.less(at.get, end.get), [
          ...(several
            ? [
                ...imageEnd.set(i32.add(at.get, bytes(w.positions.get))),
                ...repeatWhile(i32.less(at.get, imageEnd.get), rows),
              ]
            : [...rows, ...next]),
          ...next,
        ]),
        ...w.x.set(i32.add(w.x.get, w.stride.get)),
        ...toldBase.set(i32.add(toldBase.get, w.toldStride.get)),
        ...j.set(i32.sub(j.get, i32.constant(1))),
      ]),
    ];
  });
};

const words: readonly ActivateWord[] = [
  ...(["units", "unitRows", "positions", "panels", "x", "stride", "out"] as const),
  ...(["scale", "shift", "toldStride", "toldStep", "bySelf", "byScale", "byShift"] as const),
];
