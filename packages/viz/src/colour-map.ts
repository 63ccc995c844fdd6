/** Anchors of viridis at equal steps, as `#rrggbb`: even in lightness, safe for colour-blind readers. */
const anchors = [
  "#440154",
  "#482878",
  "#3e4989",
  "#31688e",
  "#26828e",
  "#1f9e89",
  "#35b779",
  "#6ece58",
  "#b5de2b",
  "#fde725",
] as const;

/** Red, green and blue of `#rrggbb`, each in 0..255. */
export function rgbOf(colour: string): readonly [number, number, number] {
  const bits = Number.parseInt(colour.slice(1), 16);
  return [bits >> 16, (bits >> 8) & 255, bits & 255];
}

/** The colour between two others: `share` 0 is the first, 1 the second. */
export function mixed(
  from: readonly [number, number, number],
  to: readonly [number, number, number],
  share: number,
): readonly [number, number, number] {
  const part = (i: 0 | 1 | 2): number => Math.round(from[i] + (to[i] - from[i]) * share);
  return [part(0), part(1), part(2)];
}

/** viridis at u in [0, 1] as `#rrggbb`. */
export function viridis(u: number): string {
  const place = Math.min(1, Math.max(0, u)) * (anchors.length - 1);
  const first = Math.min(anchors.length - 2, Math.floor(place));
  const [r, g, b] = mixed(rgbOf(anchors[first]!), rgbOf(anchors[first + 1]!), place - first);
  return `#${((r << 16) | (g << 8) | b).toString(16).padStart(6, "0")}`;
}
