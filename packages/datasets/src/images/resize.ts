import type { Raster } from "./raster.ts";

/** Bits behind the point of the integer weights: 32 less 8 for the byte and 2 for the overshoot. */
const fraction = 22;

/** Keys's cubic kernel with a = -1/2, 0 beyond 2. */
function bicubic(x: number): number {
  const a = -0.5;
  const t = Math.abs(x);
  if (t < 1) return ((a + 2) * t - (a + 3)) * t * t + 1;
  if (t < 2) return (((t - 5) * t + 8) * t - 4) * a;
  return 0;
}

/** For one output pixel: the first input pixel, and the integer weights from there on. */
interface Taps {
  readonly first: number;
  readonly weights: Int32Array;
}

/** The kernel is widened by the ratio when shrinking, which is what keeps aliasing away. */
function taps(from: number, to: number): Taps[] {
  const ratio = from / to;
  const stretch = Math.max(ratio, 1);
  const support = 2 * stretch;
  return Array.from({ length: to }, (_, i) => {
    const center = (i + 0.5) * ratio;
    const first = Math.max(0, Math.trunc(center - support + 0.5));
    const end = Math.min(from, Math.trunc(center + support + 0.5));
    const exact = Float64Array.from({ length: end - first }, (_, k) =>
      bicubic((k + first - center + 0.5) * (1 / stretch)),
    );
    const total = exact.reduce((sum, w) => sum + w, 0);
    const weights = Int32Array.from(exact, (w) => {
      const scaled = w * (1 / total) * (1 << fraction);
      return Math.trunc(scaled < 0 ? scaled - 0.5 : scaled + 0.5);
    });
    return { first, weights };
  });
}

/** One pass along one axis: `count` lines of `lines` steps, each of `channels` interleaved bytes. */
function pass(
  from: Uint8Array,
  to: Uint8Array,
  plan: readonly Taps[],
  layout: { count: number; line: number; lineOut: number; step: number; channels: number },
): void {
  const { count, line, lineOut, step, channels } = layout;
  for (let l = 0; l < count; l++) {
    for (let i = 0; i < plan.length; i++) {
      const { first, weights } = plan[i]!;
      for (let c = 0; c < channels; c++) {
        let sum = 1 << (fraction - 1);
        let at = l * line + first * step + c;
        for (let k = 0; k < weights.length; k++, at += step) sum += from[at]! * weights[k]!;
        to[l * lineOut + i * step + c] = Math.min(255, Math.max(0, sum >> fraction));
      }
    }
  }
}

/**
 * The raster at another size by antialiased bicubic interpolation, to the byte as Pillow's
 * resize: along the rows, rounded to bytes, then along the columns, in 22-bit fixed point.
 *
 * @see {@link https://github.com/python-pillow/Pillow/blob/9.4.0/src/libImaging/Resample.c | Pillow 9.4, Resample.c}
 */
export function resize(raster: Raster, height: number, width: number): Raster {
  const { channels } = raster;
  let { data } = raster;
  if (width !== raster.width) {
    const out = new Uint8Array(raster.height * width * channels);
    const [line, lineOut] = [raster.width * channels, width * channels];
    const layout = { count: raster.height, line, lineOut, step: channels, channels };
    pass(data, out, taps(raster.width, width), layout);
    data = out;
  }
  if (height !== raster.height) {
    const out = new Uint8Array(height * width * channels);
    const layout = {
      count: width,
      line: channels,
      lineOut: channels,
      step: width * channels,
      channels,
    };
    pass(data, out, taps(raster.height, height), layout);
    data = out;
  }
  return { width, height, channels, data };
}
