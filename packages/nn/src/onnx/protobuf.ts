/** Pieces of an encoded message. */
export type Message = readonly Uint8Array[];

/** A base-128 number, the lowest seven bits first; an integer in [-1, 2^53). */
function varint(value: number): number[] {
  // -1 is 64 set bits.
  if (value < 0) return [...Array<number>(9).fill(0xff), 1];
  const bytes: number[] = [];
  let rest = value;
  while (rest >= 128) {
    bytes.push((rest % 128) | 128);
    rest = Math.floor(rest / 128);
  }
  return [...bytes, rest];
}

const lengthOf = (message: Message): number =>
  message.reduce((sum, piece) => sum + piece.length, 0);

/** A field that is an integer of at least -1. */
export const integer = (field: number, value: number): Message => [
  Uint8Array.from([...varint(field * 8), ...varint(value)]),
];

/** A field that is a float32. */
export function float(field: number, value: number): Message {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setFloat32(0, value, true);
  return [Uint8Array.from(varint(field * 8 + 5)), bytes];
}

/** A field that is a message, or bytes. */
export const nested = (field: number, ...parts: readonly Message[]): Message => {
  const message = parts.flat();
  return [Uint8Array.from([...varint(field * 8 + 2), ...varint(lengthOf(message))]), ...message];
};

/** A field that is a text. */
export const text = (field: number, value: string): Message =>
  nested(field, [new TextEncoder().encode(value)]);

/** Messages in one array. */
export function join(message: Message): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(lengthOf(message));
  let offset = 0;
  for (const piece of message) {
    bytes.set(piece, offset);
    offset += piece.length;
  }
  return bytes;
}
