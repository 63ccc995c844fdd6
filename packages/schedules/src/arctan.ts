const HIGH = [
  0.463647609000806093515, 0.785398163397448278999, 0.982793723247329054082, 1.5707963267948966,
];
const LOW = [
  2.26987774529616870924e-17, 3.06161699786838301793e-17, 1.39033110312309984516e-17,
  6.12323399573676603587e-17,
];
const EVEN = [
  3.33333333333329318027e-1, 1.42857142725034663711e-1, 9.09088713343650656196e-2,
  6.66107313738753120669e-2, 4.97687799461593236017e-2, 1.62858201153657823623e-2,
];
const ODD = [
  -1.99999999998764832476e-1, -1.1111110405462355788e-1, -7.69187620504482999495e-2,
  -5.83357013379057348645e-2, -3.6531572744216915527e-2,
];

/**
 * arctan x in [-pi / 2, pi / 2] from + - x / alone, for angles of schedules.
 *
 * The argument is reduced to |x| < 7/16 by arctan x = arctan c + arctan((x - c) / (1 + c x)) with
 * c = 1/2, 1, 3/2 or infinity, then a polynomial; within an ulp.
 *
 * @see {@link https://www.netlib.org/fdlibm/s_atan.c | FDLIBM, s_atan.c} for the constants.
 */
export function arctan(x: number): number {
  if (x < 0) return -arctan(-x);
  if (x < 0.4375) return x - x * tail(x);
  const piece = x < 0.6875 ? 0 : x < 1.1875 ? 1 : x < 2.4375 ? 2 : 3;
  const reduced = [(2 * x - 1) / (2 + x), (x - 1) / (x + 1), (x - 1.5) / (1 + 1.5 * x), -1 / x][
    piece
  ]!;
  return HIGH[piece]! - (reduced * tail(reduced) - LOW[piece]! - reduced);
}

/** (x - arctan x) / x for |x| < 7/16. */
function tail(x: number): number {
  const z = x * x;
  const w = z * z;
  const horner = (sum: number, c: number): number => sum * w + c;
  return z * EVEN.reduceRight(horner, 0) + w * ODD.reduceRight(horner, 0);
}
