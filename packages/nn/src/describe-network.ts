import { mlp } from "./mlp.ts";
import type { Network } from "./network.ts";
import { unet } from "./unet.ts";

/** The settings that make a network again. */
export function describeNetwork(network: Network): Omit<Network, "parameters" | "size"> {
  const { parameters: _, size: __, ...settings } = network;
  return settings;
}

const makers = new Map<unknown, typeof mlp | typeof unet>([
  ["mlp", mlp],
  ["unet", unet],
]);

/** The network of a description, laid out anew: nothing about offsets is taken from a file. */
export function networkOf(where: string, name: string, description: string): Network {
  try {
    const settings = JSON.parse(description);
    const make = makers.get(settings.kind);
    if (!make) throw new RangeError(`unknown kind ${String(settings.kind)}`);
    return make(settings);
  } catch (cause) {
    throw new RangeError(
      `${where}: metadata "${name}" is not a network that mlp or unet makes: ${description}`,
      { cause },
    );
  }
}
