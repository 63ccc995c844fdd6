/**
 * What each of several wishes gets of one room: small ones all they want, large ones equal shares
 * of what is left.
 */
export function shares(wishes: readonly number[], room: number): number[] {
  const given = wishes.map(() => 0);
  const order = wishes.map((_, i) => i).sort((a, b) => wishes[a]! - wishes[b]!);
  let left = room;
  order.forEach((index, served) => {
    given[index] = Math.min(wishes[index]!, Math.floor(left / (order.length - served)));
    left -= given[index]!;
  });
  return given;
}
