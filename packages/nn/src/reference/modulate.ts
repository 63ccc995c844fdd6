import type { TensorId } from "../graph/types.ts";
import type { Memory } from "./memory.ts";

/** The tensors that scale and shift what an operation makes, one number per channel and row. */
interface Modulation {
  readonly scale: TensorId | undefined;
  readonly shift: TensorId | undefined;
}

/**
 * z = scale ⊙ l + shift for `rows` rows of channels of `positions` numbers; 1 and 0 where absent.
 * Where not `each` row is told something of its own, all take the first row of scale and shift.
 */
export function modulate(
  z: Float64Array,
  l: Float64Array,
  modulation: Modulation,
  memory: Memory,
  rows: number,
  each: boolean,
  positions: number,
): void {
  const { scale, shift } = modulation;
  const channels = scale ?? shift;
  if (channels === undefined) {
    z.set(l);
    return;
  }
  const width = memory.sizeOf(channels);
  const s = scale === undefined ? undefined : memory.values[scale]!;
  const t = shift === undefined ? undefined : memory.values[shift]!;
  for (let i = 0, p = 0; i < rows; i++) {
    const from = each ? i * width : 0;
    for (let c = from; c < from + width; c++) {
      const factor = s ? s[c]! : 1;
      const term = t ? t[c]! : 0;
      for (let k = 0; k < positions; k++, p++) z[p] = factor * l[p]! + term;
    }
  }
}

/**
 * Turns dz into dl = dz ⊙ scale, in place, and adds to the gradients of scale (dz ⊙ l) and shift
 * (dz), each summed over the positions of a channel.
 */
export function modulateBackward(
  dz: Float64Array,
  l: Float64Array,
  modulation: Modulation,
  memory: Memory,
  rows: number,
  positions: number,
): void {
  const { scale, shift } = modulation;
  const channels = scale ?? shift;
  if (channels === undefined) return;
  const count = rows * memory.sizeOf(channels);
  const s = scale === undefined ? undefined : memory.values[scale]!;
  const ds = scale === undefined ? undefined : memory.gradients[scale]!;
  const dt = shift === undefined ? undefined : memory.gradients[shift]!;
  for (let c = 0, p = 0; c < count; c++) {
    let ofScale = 0;
    let ofShift = 0;
    const factor = s ? s[c]! : 1;
    for (let k = 0; k < positions; k++, p++) {
      ofScale += dz[p]! * l[p]!;
      ofShift += dz[p]!;
      dz[p]! *= factor;
    }
    if (ds) ds[c]! += ofScale;
    if (dt) dt[c]! += ofShift;
  }
}
