import { Gunzip } from "fflate";
import { crc32 } from "./crc32.ts";
import { Damage, withLibrary } from "./damage.ts";
import { step } from "./inflate.ts";

/** Bytes that are kept to find the end of a member when the next begins: its name may be this long. */
const kept = 1024;

/**
 * A gzip stream inflated on the way, of one member or several.
 *
 * The library inflates only; the checksum and the length behind each member are verified here, which
 * is also what tells a stream that was cut off.
 *
 * @see {@link https://www.rfc-editor.org/rfc/rfc1952 | RFC 1952}, section 2.3
 */
export async function* gunzipped(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let made: Uint8Array[] = [];
  let history = new Uint8Array(0);
  let [crc, length, fed] = [0, 0, 0];

  const endMember = (end: number): void => {
    const at = history.length - (fed - end) - 8;
    if (at < 0) throw new Damage("its gzip header is not whole");
    const trailer = new DataView(history.buffer, at, 8);
    if (trailer.getUint32(0, true) !== crc || trailer.getUint32(4, true) !== length % 2 ** 32) {
      throw new Damage("its gzip data are damaged or cut off");
    }
    [crc, length] = [0, 0];
  };

  const codec = new Gunzip((chunk) => {
    crc = crc32(chunk, crc);
    length += chunk.length;
    if (chunk.length > 0) made.push(chunk);
  });
  codec.onmember = endMember;

  const push = (input: Uint8Array, last: boolean): Uint8Array[] => {
    const before = history.subarray(-kept);
    history = new Uint8Array(before.length + input.length);
    history.set(before);
    history.set(input, before.length);
    fed += input.length;
    withLibrary(() => codec.push(input, last));
    if (last) endMember(fed);
    const ready = made;
    made = [];
    return ready;
  };

  for await (const chunk of chunks) {
    for (let at = 0; at < chunk.length; at += step)
      yield* push(chunk.subarray(at, at + step), false);
  }
  yield* push(new Uint8Array(0), true);
}
