/** A GIF taken apart: what comes before the frames, and the frames in their order. */
interface Parts {
  readonly head: Uint8Array;
  /** Each a graphic control extension and an image. */
  readonly frames: readonly Uint8Array[];
}

const extension = 0x21;
const graphicControl = 0xf9;
const trailer = 0x3b;
const delayAt = 4;

/** Where the sub-blocks that begin at `at` have ended. */
function afterBlocks(gif: Uint8Array, at: number): number {
  while (gif[at]! > 0) at += 1 + gif[at]!;
  return at + 1;
}

/** The length in bytes of the colour table that these flags announce. */
const tableOf = (flags: number): number => (flags & 0x80 ? 3 * (2 << (flags & 7)) : 0);

function takenApart(gif: Uint8Array): Parts {
  const frames: Uint8Array[] = [];
  let at = 13 + tableOf(gif[10]!);
  let from = at;
  while (gif[at] !== trailer) {
    if (gif[at] === extension) {
      if (gif[at + 1] === graphicControl) from = at;
      at = afterBlocks(gif, at + 2);
      continue;
    }
    at = afterBlocks(gif, at + 11 + tableOf(gif[at + 9]!));
    frames.push(gif.subarray(from, at));
  }
  return { head: gif.subarray(0, frames[0]!.byteOffset - gif.byteOffset), frames };
}

const delayOf = (frame: Uint8Array): number => frame[delayAt]! | (frame[delayAt + 1]! << 8);

/** A frame that stays `delay` hundredths of a second. */
function staying(frame: Uint8Array, delay: number): Uint8Array {
  const copy = frame.slice();
  copy[delayAt] = delay & 0xff;
  copy[delayAt + 1] = delay >> 8;
  return copy;
}

/** Which `count` of `length` frames are kept: evenly spread, both ends among them. */
const spread = (length: number, count: number): number[] =>
  Array.from({ length: count }, (_, i) => Math.round((i * (length - 1)) / (count - 1)));

/**
 * A GIF of at most `limit` bytes with as many of the frames as fit, evenly spread.
 *
 * The first and the last frame stay, each kept frame lasts as long as those that are left out after
 * it, and no pixel changes: the frames are moved as bytes.
 *
 * @param gif - Its frames whole, under one colour table, as those of `gifEncoder` are.
 * @returns The film and its number of frames; undefined where not even two frames fit.
 * @see {@link https://www.w3.org/Graphics/GIF/spec-gif89a.txt | GIF89a}
 */
export function thinGif(
  gif: Uint8Array<ArrayBuffer>,
  limit: number,
): { readonly gif: Uint8Array<ArrayBuffer>; readonly frames: number } | undefined {
  const { head, frames } = takenApart(gif);
  if (gif.length <= limit) return { gif, frames: frames.length };
  for (
    let count = Math.min(frames.length, Math.floor((frames.length * limit) / gif.length) + 1);
    count >= 2;
    count--
  ) {
    const kept = spread(frames.length, count);
    const length = kept.reduce((sum, i) => sum + frames[i]!.length, head.length + 1);
    if (length > limit) continue;
    const thinned = new Uint8Array(length);
    thinned.set(head);
    let at = head.length;
    kept.forEach((index, i) => {
      const lasting = frames.slice(index, kept[i + 1] ?? index + 1);
      const delay = lasting.reduce((sum, frame) => sum + delayOf(frame), 0);
      thinned.set(staying(frames[index]!, Math.min(delay, 0xffff)), at);
      at += frames[index]!.length;
    });
    thinned[at] = trailer;
    return { gif: thinned, frames: count };
  }
  return undefined;
}
