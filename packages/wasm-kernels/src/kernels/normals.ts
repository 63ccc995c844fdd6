import type { Code } from "../assembler/code.ts";
import * as f32x4 from "../assembler/f32x4.ts";
import { define, type Definition, type Scope } from "../assembler/function.ts";
import * as i32 from "../assembler/i32.ts";
import * as i32x4 from "../assembler/i32x4.ts";
import { interleave } from "../assembler/interleave.ts";
import type { Local } from "../assembler/local.ts";
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

/** How many times 32 bytes are done side by side. */
const ways = 2;

const { add, sub, mul } = f32x4;

/** The statements that turn the 32 bytes at `place` plus `offset` into normals, in stages. */
function pairs({ vector, hoist }: Scope, place: Code, offset: number): Code[][][] {
  const number = (value: number): Code => hoist(f32x4.constant(value));
  const bits = (value: number): Code => hoist(i32x4.constant(value));
  /** y = coefficients[0] x^n + ... + coefficients[n], a statement for each power. */
  const horner = (y: Local, x: Local, [first, second, ...rest]: readonly number[]): Code[] => [
    y.set(add(mul(number(first!), x.get), number(second!))),
    ...rest.map((c) => y.set(add(mul(y.get, x.get), number(c)))),
  ];
  const [v, w, x, y, z] = [vector(), vector(), vector(), vector(), vector()] as const;
  const [e, r, a, b, s, c] = [vector(), vector(), vector(), vector(), vector(), vector()] as const;

  const deinterleave = [
    x.set(v128.load(place, offset)),
    y.set(v128.load(place, offset + 16)),
    v.set(v128.shuffle(x.get, y.get, [0, 2, 4, 6])),
    w.set(v128.shuffle(x.get, y.get, [1, 3, 5, 7])),
  ];
  /** r = sqrt(-2 ln u) with u = (v + 1/2) / 2^32 = 2^e (1 + x) and 1 + x in [sqrt(1/2), sqrt(2)). */
  const radius = [
    x.set(mul(f32x4.convert(i32x4.shiftRightUnsigned(v.get, i32.constant(8))), number(2 ** -24))),
    y.set(mul(add(f32x4.convert(v128.and(v.get, bits(0xff))), number(0.5)), number(2 ** -32))),
    // Both terms of u are exact, so there is one rounding.
    v.set(add(x.get, y.get)),
    z.set(i32x4.shiftRightSigned(i32x4.sub(v.get, bits(0x3f3504f3)), i32.constant(23))),
    x.set(sub(i32x4.sub(v.get, i32x4.shiftLeft(z.get, i32.constant(23))), number(1))),
    e.set(f32x4.convert(z.get)),
    z.set(mul(x.get, x.get)),
    ...horner(y, x, logarithm),
    y.set(mul(mul(y.get, x.get), z.get)),
    y.set(add(y.get, mul(e.get, number(-2.1219444e-4)))),
    y.set(sub(y.get, mul(number(0.5), z.get))),
    y.set(add(add(x.get, y.get), mul(e.get, number(0.693359375)))),
    r.set(f32x4.sqrt(mul(number(-2), y.get))),
  ];
  /** a = t pi/4 / 2^24 with the odd integer t = 2 (i - 2^23) + 1: an angle in (-pi/4, pi/4). */
  const angle = [
    a.set(v128.and(i32x4.shiftRightUnsigned(w.get, i32.constant(6)), bits(0xffffff))),
    a.set(i32x4.add(i32x4.shiftLeft(a.get, i32.constant(1)), bits(1 - 2 ** 24))),
    a.set(mul(f32x4.convert(a.get), number((Math.PI / 4) * 2 ** -24))),
    b.set(mul(a.get, a.get)),
    ...interleave(
      [...horner(s, b, sine), s.set(mul(mul(s.get, b.get), a.get)), s.set(add(s.get, a.get))],
      [
        ...horner(c, b, cosine),
        c.set(mul(mul(c.get, b.get), b.get)),
        c.set(sub(c.get, mul(number(0.5), b.get))),
        c.set(add(c.get, number(1))),
      ],
    ),
  ];
  /** (x, y) = r (c, s) turned by the quadrant: (c, s), (-s, c), (-c, -s), (s, -c). */
  const turn = [
    z.set(i32x4.shiftLeft(w.get, i32.constant(1))),
    v.set(i32x4.shiftRightSigned(z.get, i32.constant(31))),
    z.set(v128.and(v128.xor(w.get, z.get), bits(0x80000000))),
    x.set(v128.xor(v128.select(v.get, s.get, c.get), z.get)),
    z.set(v128.and(w.get, bits(0x80000000))),
    y.set(v128.xor(v128.select(v.get, c.get, s.get), z.get)),
    x.set(mul(r.get, x.get)),
    y.set(mul(r.get, y.get)),
    v128.store(place, offset, v128.shuffle(x.get, y.get, [0, 4, 1, 5])),
    v128.store(place, offset + 16, v128.shuffle(x.get, y.get, [2, 6, 3, 7])),
  ];
  return [[deinterleave], [radius, angle], [turn]];
}

/**
 * normals(at, end): turns the words in memory from `at` up to `end`, a whole number of 64 bytes
 * on, into standard normals in the same place, two words to two normals (Box and Muller).
 *
 * With words v, w of a pair: u = (v + 1/2) / 2^32, r = sqrt(-2 ln u), the top two bits of w choose
 * a quadrant and the next 24 an angle within it; the pair is r cos, r sin.
 *
 * @see {@link https://www.netlib.org/cephes/ | Cephes}, single precision: logf, sinf, cosf
 */
export const normals = (): Definition =>
  define("normals", (scope, at, end) => {
    const sets = Array.from({ length: ways }, (_, way) => pairs(scope, at.get, 32 * way));
    return repeatWhile(i32.sub(end.get, at.get), [
      ...[0, 1, 2].flatMap((stage) => interleave(...sets.flatMap((set) => set[stage]!))).flat(),
      ...at.set(i32.add(at.get, i32.constant(32 * ways))),
    ]);
  });
