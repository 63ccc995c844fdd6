import { Damage } from "../damage.ts";
import { readerOf } from "../reader.ts";
import { chunksOf, type Sliceable } from "../source.ts";

/** One file of a zip archive, as its directory describes it. */
export interface Entry {
  readonly name: string;
  readonly method: number;
  readonly crc: number;
  readonly compressed: number;
  readonly size: number;
  /** Where its local header begins. */
  readonly offset: number;
}

/** The bytes [start, end) of an archive; refuses places outside it. */
export async function bytesOf(archive: Sliceable, start: number, end: number): Promise<DataView> {
  if (!(start >= 0 && start <= end && end <= archive.size)) {
    throw new Damage("its directory points outside the file");
  }
  const reader = readerOf(chunksOf("openNpz", archive.slice(start, end)), undefined);
  const bytes = await reader.rest(end - start);
  if (bytes.length < end - start) throw new Damage("it changed while it was read");
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** A 64-bit number; beyond 2^53 it is not exact, and outside every file. */
function uint64(view: DataView, at: number): number {
  return view.getUint32(at + 4, true) * 2 ** 32 + view.getUint32(at, true);
}

/** The end of an archive says where the directory is; large archives say it in another record. */
async function findDirectory(archive: Sliceable): Promise<{ from: number; size: number }> {
  const { size } = archive;
  const from = Math.max(0, size - 65557);
  const tail = await bytesOf(archive, from, size);
  let at = tail.byteLength - 22;
  const isEnd = (): boolean =>
    tail.getUint32(at, true) === 0x06054b50 &&
    at + 22 + tail.getUint16(at + 20, true) === tail.byteLength;
  while (at >= 0 && !isEnd()) at -= 1;
  if (at < 0) throw new Damage("it has no directory at its end");
  const small = { from: tail.getUint32(at + 16, true), size: tail.getUint32(at + 12, true) };
  if (at < 20 || tail.getUint32(at - 20, true) !== 0x07064b50) return small;
  const record = uint64(tail, at - 12);
  const large = await bytesOf(archive, record, record + 56);
  if (large.getUint32(0, true) !== 0x06064b50) throw new Damage("its zip64 record is not there");
  return { from: uint64(large, 48), size: uint64(large, 40) };
}

/** Sizes and places that need 64 bits, from an entry's extra field in their fixed order. */
function extended(view: DataView, from: number, to: number, small: number[]): number[] {
  for (let at = from; at + 4 <= to; at += 4 + view.getUint16(at + 2, true)) {
    const end = Math.min(to, at + 4 + view.getUint16(at + 2, true));
    if (view.getUint16(at, true) !== 1) continue;
    let next = at + 4;
    return small.map((value) => {
      if (value !== 0xffffffff) return value;
      if (next + 8 > end) throw new Damage("its zip64 sizes are cut off");
      next += 8;
      return uint64(view, next - 8);
    });
  }
  return small;
}

/** Reads the directory of a zip archive, stored or zip64. */
export async function readDirectory(archive: Sliceable): Promise<Entry[]> {
  const { from, size } = await findDirectory(archive);
  if (size > 2 ** 24) throw new Damage(`its directory of ${size} bytes is longer than ${2 ** 24}`);
  const view = await bytesOf(archive, from, from + size);
  const entries: Entry[] = [];
  for (let at = 0; at < size;) {
    if (at + 46 > size || view.getUint32(at, true) !== 0x02014b50) {
      throw new Damage(`entry ${entries.length + 1} of its directory is damaged`);
    }
    const nameEnd = at + 46 + view.getUint16(at + 28, true);
    const extraEnd = nameEnd + view.getUint16(at + 30, true);
    const end = extraEnd + view.getUint16(at + 32, true);
    if (end > size) throw new Damage(`entry ${entries.length + 1} of its directory is cut off`);
    const name = new TextDecoder().decode(
      new Uint8Array(view.buffer, view.byteOffset + at + 46, nameEnd - at - 46),
    );
    if (view.getUint16(at + 8, true) & 1) throw new Damage(`${JSON.stringify(name)} is encrypted`);
    const small = [24, 20, 42].map((place) => view.getUint32(at + place, true));
    const [whole, compressed, offset] = extended(view, nameEnd, extraEnd, small);
    entries.push({
      name,
      method: view.getUint16(at + 10, true),
      crc: view.getUint32(at + 16, true),
      compressed: compressed!,
      size: whole!,
      offset: offset!,
    });
    at = end;
  }
  return entries;
}
