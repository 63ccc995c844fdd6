import type { Stream } from "@inkwash/random";

/** A stream whose fork of one key fills with 1, every other with 0: what is linear in it shows its weights. */
export function unitStream(key: number): Stream {
  const filled = (value: number): Stream => ({
    index: 0,
    nextUint32: () => 0,
    fillUniform: (out) => out,
    fillNormal: (out) => {
      out.fill(value);
      return out;
    },
    at: () => filled(value),
    fork: (own) => filled(own === key ? 1 : 0),
  });
  return filled(0);
}
