/**
 * How many workgroups to dispatch along x and y for at least `count` of them, where a device takes
 * at most `limit` along each.
 */
export function workgroups(count: number, limit: number): readonly [number, number] {
  const x = Math.min(count, limit);
  return [x, Math.ceil(count / x)];
}
