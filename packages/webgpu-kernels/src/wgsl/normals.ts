/**
 * Box and Muller's pair of standard normals from two words v, w, in WGSL.
 *
 * u = (v + 1/2) / 2^32, r = sqrt(-2 ln u); the top two bits of w choose a quadrant and the next 24
 * an angle within it; the pair is r cos, r sin. The polynomials are written out because WGSL lets
 * every GPU have its own log, sin and cos. Compilers may contract a product and a sum, and sqrt
 * may be off by an ulp or two, so the last bits differ between devices.
 *
 * @see {@link https://www.netlib.org/cephes/ | Cephes}, single precision: logf, sinf, cosf
 */
export const normals = /* wgsl */ `
fn logarithm(u: f32) -> f32 {
  // u = 2^e (1 + x) with 1 + x in [sqrt(1/2), sqrt(2))
  let bits = bitcast<u32>(u);
  let exponent = bitcast<i32>(bits - 0x3f3504f3u) >> 23u;
  let x = bitcast<f32>(bits - bitcast<u32>(exponent << 23u)) - 1.0;
  let e = f32(exponent);
  let z = x * x;
  var y = 7.0376836292e-2;
  y = y * x - 1.1514610310e-1;
  y = y * x + 1.1676998740e-1;
  y = y * x - 1.2420140846e-1;
  y = y * x + 1.4249322787e-1;
  y = y * x - 1.6668057665e-1;
  y = y * x + 2.0000714765e-1;
  y = y * x - 2.4999993993e-1;
  y = y * x + 3.3333331174e-1;
  y = y * x * z;
  y = y + e * -2.12194440e-4;
  y = y - 0.5 * z;
  return x + y + e * 0.693359375;
}

fn normalPair(v: u32, w: u32) -> vec2f {
  let u = f32(v >> 8u) * 0x1p-24 + (f32(v & 0xffu) + 0.5) * 0x1p-32;
  let r = sqrt(-2.0 * logarithm(u));

  let t = i32((w >> 5u) & 0x1fffffeu) - 0xffffff;
  let a = f32(t) * 0x1.921fb6p-25; // pi/4 / 2^24
  let z = a * a;
  let sine = ((-1.9515295891e-4 * z + 8.3321608736e-3) * z - 1.6666654611e-1) * z * a + a;
  let cosine =
    ((2.443315711809948e-5 * z - 1.388731625493765e-3) * z + 4.166664568298827e-2) * z * z
    - 0.5 * z + 1.0;

  // (c, s) turned by the quadrant: (c, s), (-s, c), (-c, -s), (s, -c)
  let odd = (w & 0x40000000u) != 0u;
  let first = select(cosine, sine, odd);
  let second = select(sine, cosine, odd);
  let firstSign = (w ^ (w << 1u)) & 0x80000000u;
  let secondSign = w & 0x80000000u;
  return r * vec2f(
    bitcast<f32>(bitcast<u32>(first) ^ firstSign),
    bitcast<f32>(bitcast<u32>(second) ^ secondSign),
  );
}
`;
