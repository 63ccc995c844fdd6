import type { Code } from "../assembler/code.ts";
import * as f32x4 from "../assembler/f32x4.ts";
import * as i32 from "../assembler/i32.ts";
import * as i32x4 from "../assembler/i32x4.ts";
import type { Local } from "../assembler/local.ts";
import * as v128 from "../assembler/v128.ts";
import type { Tools } from "../machine/kernel.ts";

/** A nonlinearity between layers. */
export type ActivationName = "softplus" | "silu" | "gelu" | "tanh" | "relu";

/** Cephes expf: (e^r - 1 - r) / r^2 for |r| <= ln(2) / 2, highest power first. */
const exponential = [
  1.9875691e-4, 1.3981999507e-3, 8.3334519073e-3, 4.1665795894e-2, 1.6666665459e-1, 5.0000001201e-1,
] as const;
/** Below this, ln 2^-64, e^x counts as 0: it could not change a sum, and denormal numbers are slow. */
const least = -44.3614;
/** 2 atanh(s) / s in s^2 for s <= 1/3, to 4e-9: a Remez fit. */
const inverseTangent = [
  0.28178334, 0.2796060286, 0.4002491027, 0.6666631468, 2.0000000079,
] as const;
/** Cephes tanhf: (tanh(x) - x) / x^3 in x^2 for |x| < 0.625. */
const tangent = [
  -5.70498872745e-3, 2.06390887954e-2, -5.37397155531e-2, 1.33314422036e-1, -3.33332819422e-1,
] as const;
/** (1 - erf(u / sqrt 2)) e^(u^2 / 2) / 2 in 1 / (1 + u / 4) for 0 <= u < 9.6, to 2e-9: a Remez fit. */
const mills = [
  0.03868501177, -0.22242156254, 0.45822303338, -0.4203131790022, 0.379375358, -0.06238972216,
  0.136883203378, 0.0913217139, 0.100683297373, -4.7155190191e-5,
] as const;

/** Three vectors to work with. */
export type Scratch = readonly [Local, Local, Local];

/** Statements one after the other. Those of several vectors are best dealt out in turn: {@link inStep}. */
export type Statements = readonly Code[];

/**
 * The statements of several independent runs, dealt out in turn: each waits for the one before it,
 * and processors do not look far enough ahead to find the next run behind the end of this one.
 */
export const inStep = (...runs: readonly Statements[]): Code =>
  Array.from({ length: Math.max(...runs.map((run) => run.length)) }, (_, i) =>
    runs.flatMap((run) => run[i] ?? []),
  ).flat();

/** y = c[0] x^n + ... + c[n]. */
const horner = (
  { number, multiplyAdd }: Tools,
  y: Local,
  x: Code,
  [first, ...rest]: readonly number[],
): Statements =>
  rest.map((c, i) => y.set(multiplyAdd(i === 0 ? number(first!) : y.get, x, number(c))));

/**
 * y = e^x for x <= 0, and 0 where that is below 2^-64. Adding 1.5 * 2^23 rounds to an integer, which
 * then stands in the lowest bits.
 */
export function exponentialOfNegative(
  tools: Tools,
  x: Code,
  y: Local,
  [r, n, square]: Scratch,
): Statements {
  const { number, multiplyAdd } = tools;
  const magic = number(1.5 * 2 ** 23);
  return [
    n.set(multiplyAdd(x, number(Math.LOG2E), magic)),
    y.set(f32x4.sub(n.get, magic)),
    r.set(multiplyAdd(y.get, number(-0.693359375), x)),
    r.set(multiplyAdd(y.get, number(2.1219444e-4), r.get)),
    ...horner(tools, y, r.get, exponential),
    square.set(f32x4.mul(r.get, r.get)),
    r.set(f32x4.add(r.get, number(1))),
    y.set(multiplyAdd(y.get, square.get, r.get)),
    n.set(i32x4.shiftLeft(n.get, i32.constant(23))),
    y.set(i32x4.add(y.get, n.get)),
    y.set(v128.and(y.get, f32x4.atLeast(x, number(least)))),
  ];
}

/** Sets `value` to f(z) and, where it is given, `slope` to f'(z). NaN gives NaN. */
type Writer = (
  tools: Tools,
  z: Local,
  value: Local,
  slope: Local | undefined,
  scratch: Scratch,
) => Statements;

const minusMagnitude = (z: Local): Code => f32x4.neg(f32x4.abs(z.get));
const isPositive = ({ bits }: Tools, z: Local): Code => f32x4.atLeast(z.get, bits(0));

/** With e = e^-|z|: max(z, 0) + ln(1 + e), where ln(1 + e) = 2 atanh(e / (2 + e)); one division serves both. */
const softplus: Writer = (tools, z, value, slope, scratch) => {
  const { number, bits, multiplyAdd } = tools;
  const [e, share, square] = scratch;
  const onePlus = f32x4.add(e.get, number(1));
  const twoPlus = f32x4.add(e.get, number(2));
  return [
    ...exponentialOfNegative(tools, minusMagnitude(z), value, scratch),
    e.set(value.get),
    share.set(f32x4.mul(onePlus, twoPlus)),
    share.set(f32x4.div(number(1), share.get)),
    ...(slope
      ? [
          slope.set(v128.select(isPositive(tools, z), number(1), e.get)),
          slope.set(f32x4.mul(slope.get, twoPlus)),
          slope.set(f32x4.mul(slope.get, share.get)),
        ]
      : []),
    e.set(f32x4.mul(e.get, onePlus)),
    share.set(f32x4.mul(share.get, e.get)),
    square.set(f32x4.mul(share.get, share.get)),
    ...horner(tools, value, square.get, inverseTangent),
    value.set(multiplyAdd(value.get, share.get, f32x4.max(z.get, bits(0)))),
  ];
};

/** With s = 1 / (1 + e^-z): z s, and s (1 + z (1 - s)). */
const silu: Writer = (tools, z, value, slope, scratch) => {
  const { number, multiplyAdd } = tools;
  const [e, s, rest] = scratch;
  return [
    ...exponentialOfNegative(tools, minusMagnitude(z), value, scratch),
    e.set(value.get),
    rest.set(f32x4.div(number(1), f32x4.add(e.get, number(1)))),
    e.set(f32x4.mul(e.get, rest.get)),
    s.set(v128.select(isPositive(tools, z), rest.get, e.get)),
    value.set(f32x4.mul(z.get, s.get)),
    ...(slope
      ? [
          rest.set(v128.select(isPositive(tools, z), e.get, rest.get)),
          slope.set(multiplyAdd(value.get, rest.get, s.get)),
        ]
      : []),
  ];
};

/** With P = (1 + erf(z / sqrt 2)) / 2: z P, and P + z e^(-z^2 / 2) / sqrt(2 pi). */
const gelu: Writer = (tools, z, value, slope, scratch) => {
  const { number, multiplyAdd } = tools;
  const [e, t, p] = scratch;
  const exponent = f32x4.mul(f32x4.mul(z.get, z.get), number(-0.5));
  return [
    ...exponentialOfNegative(tools, exponent, value, scratch),
    e.set(value.get),
    t.set(multiplyAdd(f32x4.abs(z.get), number(0.25), number(1))),
    t.set(f32x4.div(number(1), t.get)),
    ...horner(tools, p, t.get, mills),
    p.set(f32x4.mul(p.get, e.get)),
    p.set(v128.select(isPositive(tools, z), f32x4.sub(number(1), p.get), p.get)),
    value.set(f32x4.mul(z.get, p.get)),
    ...(slope
      ? [
          e.set(f32x4.mul(z.get, e.get)),
          slope.set(multiplyAdd(e.get, number(0.3989422804014327), p.get)),
        ]
      : []),
  ];
};

/** A polynomial for |z| < 0.625, (1 - e) / (1 + e) with e = e^(-2 |z|) and the sign of z elsewhere. */
const tanh: Writer = (tools, z, value, slope, scratch) => {
  const { number, bits, multiplyAdd } = tools;
  const [e, square, small] = scratch;
  return [
    ...exponentialOfNegative(tools, f32x4.mul(minusMagnitude(z), number(2)), value, scratch),
    e.set(value.get),
    square.set(f32x4.mul(z.get, z.get)),
    ...horner(tools, small, square.get, tangent),
    small.set(f32x4.mul(small.get, square.get)),
    small.set(multiplyAdd(small.get, z.get, z.get)),
    e.set(f32x4.div(f32x4.sub(number(1), e.get), f32x4.add(number(1), e.get))),
    e.set(v128.or(e.get, v128.and(z.get, bits(-0x80000000)))),
    value.set(v128.select(f32x4.atLeast(f32x4.abs(z.get), number(0.625)), e.get, small.get)),
    ...(slope ? [slope.set(f32x4.sub(number(1), f32x4.mul(value.get, value.get)))] : []),
  ];
};

const relu: Writer = ({ number, bits }, z, value, slope) => [
  value.set(f32x4.max(z.get, bits(0))),
  ...(slope ? [slope.set(v128.and(f32x4.less(bits(0), z.get), number(1)))] : []),
];

const writers: Readonly<Record<ActivationName, Writer>> = { softplus, silu, gelu, tanh, relu };

/** Sets `value` to f(z) and, where it is given, `slope` to f'(z). `value` must not be z. NaN gives NaN. */
export const writeActivation = (name: ActivationName, ...rest: Parameters<Writer>): Statements =>
  writers[name](...rest);
