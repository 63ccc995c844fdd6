import { mlp } from "./mlp.ts";
import type { Network } from "./network.ts";

/** The settings that make a network again. */
export function describeNetwork(network: Network): Omit<Network, "parameters" | "size"> {
  const { parameters: _, size: __, ...settings } = network;
  return settings;
}

/** The network of a description, laid out anew: nothing about offsets is taken from a file. */
export function networkOf(where: string, name: string, description: string): Network {
  try {
    const settings = JSON.parse(description);
    if (settings.kind !== "mlp") throw new RangeError(`unknown kind ${settings.kind}`);
    return mlp(settings);
  } catch (cause) {
    throw new RangeError(
      `${where}: metadata "${name}" is not a network that mlp makes: ${description}`,
      { cause },
    );
  }
}
