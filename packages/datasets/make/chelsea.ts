/**
 * Makes src/pictures/chelsea.ts from scikit-image's chelsea.png (451 x 300, CC0):
 *
 *     node --conditions=@inkwash/source packages/datasets/make/chelsea.ts chelsea.png
 */
import { writeFileSync } from "node:fs";
import { encode } from "fast-png";
import { toBytes } from "../src/images/pixels.ts";
import { readImage } from "../src/node/read-image.ts";

const [height, width] = [144, 216];
const path = process.argv[2];
if (path === undefined) throw new Error("usage: chelsea.ts PATH-OF-chelsea.png");

const planes = toBytes(await readImage(path, { channels: 3, size: [height, width] }));
const pixels = height * width;
const data = planes.map((_, i) => planes[(i % 3) * pixels + Math.trunc(i / 3)]!);
const file = encode({ width, height, channels: 3, depth: 8, data }, { zlib: { level: 9 } });
const base64 = Buffer.from(file).toString("base64");

writeFileSync(
  new URL("../src/pictures/chelsea.ts", import.meta.url),
  `// Made by make/chelsea.ts.
const base64 =
  "${base64}";

/**
 * Chelsea the cat, a colour PNG of ${width} x ${height} pixels, for \`decodeImage\`.
 *
 * Photograph by Stefan van der Walt, CC0, from scikit-image (there 451 x 300).
 */
export const chelsea: Uint8Array<ArrayBuffer> = Uint8Array.from(atob(base64), (character) =>
  character.charCodeAt(0),
);
`,
);
