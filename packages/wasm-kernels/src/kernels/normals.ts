import type { Code } from "../assembler/code.ts";
import * as f32x4 from "../assembler/f32x4.ts";
import { define, type Definition } from "../assembler/function.ts";
import * as i32 from "../assembler/i32.ts";
import * as i32x4 from "../assembler/i32x4.ts";
import { repeatWhile } from "../assembler/loop.ts";
import * as v128 from "../assembler/v128.ts";

/** Polynomial of Cephes logf: log(1 + x) - x + x^2/2 over x^3, highest power first. */
const logarithm = [
  7.0376836292e-2, -1.151461031e-1, 1.167699874e-1, -1.2420140846e-1, 1.4249322787e-1,
  -1.6668057665e-1, 2.0000714765e-1, -2.4999993993e-1, 3.3333331174e-1,
] as const;
/** Polynomials of Cephes sinf and cosf on [-pi/4, pi/4], highest power first. */
const sine = [-1.9515295891e-4, 8.3321608736e-3, -1.6666654611e-1] as const;
const cosine = [2.443315711809948e-5, -1.388731625493765e-3, 4.166664568298827e-2] as const;

/**
 * normals(at, end): turns the words in memory from `at` up to `end`, a whole number of 32 bytes
 * on, into standard normals in the same place, two words to two normals (Box and Muller).
 *
 * With words v, w of a pair: u = (v + 1/2) / 2^32, r = sqrt(-2 ln u), the top two bits of w choose
 * a quadrant and the next 24 an angle within it; the pair is r cos, r sin.
 *
 * @see {@link https://www.netlib.org/cephes/ | Cephes}, single precision: logf, sinf, cosf
 */
export const normals = (): Definition =>
  define("normals", ({ vector, hoist }, at, end) => {
    const { add, sub, mul } = f32x4;
    const number = (value: number): Code => hoist(f32x4.constant(value));
    const bits = (value: number): Code => hoist(i32x4.constant(value));
    /** coefficients[0] x^n + ... + coefficients[n]. */
    const horner = (x: Code, [first, ...rest]: readonly number[]): Code =>
      rest.reduce<Code>((y, c) => add(mul(y, x), number(c)), number(first!));

    const [v, w, x, y, z] = [vector(), vector(), vector(), vector(), vector()] as const;
    const [e, r, s, c] = [vector(), vector(), vector(), vector()] as const;
    const here = at.get;
    const next = i32.add(here, i32.constant(16));

    const deinterleave: Code = [
      ...x.set(v128.load(here)),
      ...y.set(v128.load(next)),
      ...v.set(v128.shuffle(x.get, y.get, [0, 2, 4, 6])),
      ...w.set(v128.shuffle(x.get, y.get, [1, 3, 5, 7])),
    ];
    /** v becomes the bits of u, in [2^-33, 1]: both terms are exact, so there is one rounding. */
    const uniform: Code = v.set(
      add(
        mul(f32x4.convert(i32x4.shiftRightUnsigned(v.get, i32.constant(8))), number(2 ** -24)),
        mul(add(f32x4.convert(v128.and(v.get, bits(0xff))), number(0.5)), number(2 ** -32)),
      ),
    );
    /** r = sqrt(-2 ln u), where u = 2^e (1 + x) with 1 + x in [sqrt(1/2), sqrt(2)). */
    const radius: Code = [
      ...z.set(i32x4.shiftRightSigned(i32x4.sub(v.get, bits(0x3f3504f3)), i32.constant(23))),
      ...x.set(sub(i32x4.sub(v.get, i32x4.shiftLeft(z.get, i32.constant(23))), number(1))),
      ...e.set(f32x4.convert(z.get)),
      ...z.set(mul(x.get, x.get)),
      ...y.set(mul(mul(horner(x.get, logarithm), x.get), z.get)),
      ...y.set(add(y.get, mul(e.get, number(-2.1219444e-4)))),
      ...y.set(sub(y.get, mul(number(0.5), z.get))),
      ...y.set(add(add(x.get, y.get), mul(e.get, number(0.693359375)))),
      ...r.set(f32x4.sqrt(mul(number(-2), y.get))),
    ];
    /** x = t pi/4 / 2^24 with the odd integer t = 2 (i - 2^23) + 1: an angle in (-pi/4, pi/4). */
    const angle: Code = [
      ...x.set(v128.and(i32x4.shiftRightUnsigned(w.get, i32.constant(6)), bits(0xffffff))),
      ...x.set(i32x4.add(i32x4.shiftLeft(x.get, i32.constant(1)), bits(1 - 2 ** 24))),
      ...x.set(mul(f32x4.convert(x.get), number((Math.PI / 4) * 2 ** -24))),
      ...z.set(mul(x.get, x.get)),
      ...s.set(mul(mul(horner(z.get, sine), z.get), x.get)),
      ...s.set(add(s.get, x.get)),
      ...y.set(mul(mul(horner(z.get, cosine), z.get), z.get)),
      ...c.set(add(sub(y.get, mul(number(0.5), z.get)), number(1))),
    ];
    /** (x, y) = (c, s) turned by the quadrant: (c, s), (-s, c), (-c, -s), (s, -c). */
    const turn: Code = [
      ...z.set(i32x4.shiftLeft(w.get, i32.constant(1))),
      ...v.set(i32x4.shiftRightSigned(z.get, i32.constant(31))),
      ...z.set(v128.and(v128.xor(w.get, z.get), bits(0x80000000))),
      ...x.set(v128.xor(v128.select(v.get, s.get, c.get), z.get)),
      ...z.set(v128.and(w.get, bits(0x80000000))),
      ...y.set(v128.xor(v128.select(v.get, c.get, s.get), z.get)),
    ];
    const scaleAndInterleave: Code = [
      ...x.set(mul(r.get, x.get)),
      ...y.set(mul(r.get, y.get)),
      ...v128.store(here, 0, v128.shuffle(x.get, y.get, [0, 4, 1, 5])),
      ...v128.store(here, 16, v128.shuffle(x.get, y.get, [2, 6, 3, 7])),
    ];
    return repeatWhile(i32.sub(end.get, here), [
      ...deinterleave,
      ...uniform,
      ...radius,
      ...angle,
      ...turn,
      ...scaleAndInterleave,
      ...at.set(i32.add(here, i32.constant(32))),
    ]);
  });
