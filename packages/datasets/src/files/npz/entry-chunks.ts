import { crc32 } from "../crc32.ts";
import { Damage } from "../damage.ts";
import { inflated } from "../inflate.ts";
import { chunksOf, type Sliceable } from "../source.ts";
import { bytesOf, type Entry } from "./directory.ts";

/** The content of one file of an archive, inflated; its length and checksum are verified at its end. */
export async function* entryChunks(archive: Sliceable, entry: Entry): AsyncGenerator<Uint8Array> {
  const { method, offset, compressed, size } = entry;
  if (method !== 0 && method !== 8) {
    throw new Damage(`it is compressed by method ${method}; only deflate is supported`);
  }
  const local = await bytesOf(archive, offset, offset + 30);
  if (local.getUint32(0, true) !== 0x04034b50) throw new Damage("its local header is not there");
  const start = offset + 30 + local.getUint16(26, true) + local.getUint16(28, true);
  if (start + compressed > archive.size) throw new Damage("it is longer than the archive");
  const stored = chunksOf("openNpz", archive.slice(start, start + compressed));
  let [length, crc] = [0, 0];
  for await (const chunk of method === 0 ? stored : inflated("deflate", stored, size)) {
    length += chunk.length;
    crc = crc32(chunk, crc);
    yield chunk;
  }
  if (length !== size) throw new Damage(`it has ${length} bytes where ${size} are declared`);
  if (crc !== entry.crc) throw new Damage("its checksum is wrong");
}
