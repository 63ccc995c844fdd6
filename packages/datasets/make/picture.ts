/**
 * Makes a module of src/pictures from a PNG, smaller so that it loads fast:
 *
 *     node --conditions=@inkwash/source packages/datasets/make/picture.ts NAME PATH-OF-PNG
 */
import { readFileSync, writeFileSync } from "node:fs";
import { encode } from "fast-png";
import { decodeImage } from "../src/images/decode-image.ts";
import { toBytes } from "../src/images/pixels.ts";

const pictures = {
  chelsea: {
    size: [144, 216],
    channels: 3,
    text: `Chelsea the cat, a colour PNG of 216 x 144 pixels, for \`decodeImage\`.
 *
 * Photograph by Stefan van der Walt, CC0, from scikit-image (there 451 x 300).`,
  },
  astronaut: {
    size: [160, 160],
    channels: 3,
    text: `Eileen Collins, astronaut, a colour PNG of 160 x 160 pixels, for \`decodeImage\`.
 *
 * Portrait by NASA, no known copyright restrictions, from scikit-image (there 512 x 512).`,
  },
  camera: {
    size: [256, 256],
    channels: 1,
    text: `A photographer with his camera, a grey PNG of 256 x 256 pixels, for \`decodeImage\`.
 *
 * Photograph by Lav Varshney, CC0, from scikit-image (there 512 x 512).`,
  },
} as const;

const [name, path] = process.argv.slice(2);
const picture = Object.entries(pictures).find(([key]) => key === name)?.[1];
if (path === undefined || picture === undefined) {
  throw new Error(`usage: picture.ts ${Object.keys(pictures).join("|")} PATH-OF-PNG`);
}

const { size, channels, text } = picture;
const [height, width] = size;
const planes = toBytes(decodeImage(readFileSync(path), { channels, size }));
const pixels = height * width;
const data = planes.map((_, i) => planes[(i % channels) * pixels + Math.trunc(i / channels)]!);
const file = encode({ width, height, channels, depth: 8, data }, { zlib: { level: 9 } });

writeFileSync(
  new URL(`../src/pictures/${name}.ts`, import.meta.url),
  `// Made by make/picture.ts.
const base64 =
  "${Buffer.from(file).toString("base64")}";

/**
 * ${text}
 */
export const ${name}: Uint8Array<ArrayBuffer> = Uint8Array.from(atob(base64), (character) =>
  character.charCodeAt(0),
);
`,
);
