import type { FilmTheme } from "@inkwash/viz";
import { type Frame, heightOf, painterOf, type Scene } from "./scene.ts";

/** The widest that a frame is painted; a canvas with more pixels is stretched a little. */
const widest = 1080;

/** A canvas that shows frames of one scene. */
export interface Screen {
  show(frame: Frame): void;
}

/** RGBA of each entry of a colour map as one word; the background lets the page through. */
function wordsOf(palette: readonly (readonly [number, number, number])[]): Uint32Array {
  const bytes = new Uint8Array(4 * palette.length);
  palette.forEach((colour, i) => bytes.set([...colour, i === 0 ? 0 : 255], 4 * i));
  return new Uint32Array(bytes.buffer);
}

/** Makes a canvas ready for a scene, in the pixels of the device. */
export function screenOf(canvas: HTMLCanvasElement, scene: Scene, theme: FilmTheme): Screen {
  const pixels = Math.round(canvas.clientWidth * devicePixelRatio);
  const width = Math.min(widest, Math.max(64, pixels));
  const height = heightOf(scene, width);
  const painter = painterOf(scene, { width, theme });
  const words = wordsOf(painter.palette);
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext("2d")!;
  const image = context.createImageData(width, height);
  const target = new Uint32Array(image.data.buffer);
  const indices = new Uint8Array(width * height);
  return {
    show(frame): void {
      painter.paint(frame, indices);
      for (let i = 0; i < indices.length; i++) target[i] = words[indices[i]!]!;
      context.putImageData(image, 0, 0);
    },
  };
}
