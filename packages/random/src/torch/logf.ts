const float32 = /* @__PURE__ */ new Float32Array(1);
const bits32 = /* @__PURE__ */ new Int32Array(float32.buffer);

/** Where the sixteen parts of a binade begin: the bits of about 0.7. */
const OFFSET = 0x3f330000;
/** 1 / c and ln c for a point c in each part. */
const POINTS = [
  [1.398907162146528, -0.33569133332882284],
  [1.3403141896637998, -0.2929040563774074],
  [1.286432210124115, -0.2518726580937369],
  [1.2367150214269895, -0.21245868807117255],
  [1.1906977166711752, -0.17453945183745634],
  [1.1479821020556429, -0.1380057072319758],
  [1.1082251448272158, -0.10275976698545139],
  [1.0711297413057381, -0.06871392447020525],
  [1.036437278977283, -0.0357891387398228],
  [1, 0],
  [0.9492859795739057, 0.05204517742929496],
  [0.8951049428609004, 0.11081431298787942],
  [0.8476821620351103, 0.1652495223695143],
  [0.8050314851692001, 0.21687389031699977],
  [0.7664671008843108, 0.2659635028121397],
  [0.731428603316328, 0.3127556664073557],
] as const;
const A0 = -0.25089342214237154;
const A1 = 0.333456765744066;
const A2 = -0.4999997485802103;
const LN2 = 0.6931471805599453;

/**
 * The float32 logarithm of glibc 2.27 and later, to the bit, for a float32 x in (0, 1].
 *
 * @see {@link https://github.com/ARM-software/optimized-routines | Arm's optimized routines}, logf.c and logf_data.c
 */
export function logf(x: number): number {
  float32[0] = x;
  const bits = bits32[0]!;
  const distance = bits - OFFSET;
  const exponent = distance >> 23;
  bits32[0] = bits - (exponent << 23);
  const [inverse, logarithm] = POINTS[(distance >> 19) & 15]!;
  const r = float32[0]! * inverse - 1;
  const square = r * r;
  const y = A0 * square + (A1 * r + A2);
  return Math.fround(y * square + (logarithm + exponent * LN2 + r));
}
