import type { Network } from "./network.ts";

/** Which parameters do not move: their names, or a test of a name. */
export type Freeze = readonly string[] | ((name: string) => boolean);

/** The names of the parameters that do not move, in the order of the buffer. */
export function frozenNames(network: Network, freeze: Freeze): readonly string[] {
  const names = network.parameters.map(({ name }) => name);
  if (typeof freeze !== "function") {
    const unknown = freeze.find((name) => !names.includes(name));
    if (unknown !== undefined) {
      throw new RangeError(
        `createTrainer: freeze names "${unknown}", which the network does not have; it has ${names.join(", ")}`,
      );
    }
  }
  const frozen = names.filter((name) =>
    typeof freeze === "function" ? freeze(name) : freeze.includes(name),
  );
  if (frozen.length === names.length) {
    throw new RangeError("createTrainer: freeze leaves nothing to train");
  }
  return frozen;
}

/** The intervals of the buffer that move, ascending, none touching another. */
export function trainableIntervals(
  network: Network,
  frozen: readonly string[],
): readonly (readonly [begin: number, end: number])[] {
  const intervals: [begin: number, end: number][] = [];
  network.parameters.forEach(({ name, offset }, i) => {
    if (frozen.includes(name)) return;
    const end = network.parameters[i + 1]?.offset ?? network.size;
    const last = intervals.at(-1);
    if (last && last[1] === offset) last[1] = end;
    else intervals.push([offset, end]);
  });
  return intervals;
}
