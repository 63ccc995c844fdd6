import { describe, expect, it } from "vitest";
import { imageRgba, toGif, toPng, toRgba } from "../src/index.ts";
import { films, hashes } from "./films.ts";
import { firstDifference, hash } from "./same.ts";

/** The pixels of anything a canvas can draw. */
function pixelsOf(source: CanvasImageSource, width: number, height: number): Uint8ClampedArray {
  const context = new OffscreenCanvas(width, height).getContext("2d", {
    willReadFrequently: true,
  })!;
  context.drawImage(source, 0, 0);
  return context.getImageData(0, 0, width, height).data;
}

describe.each(Object.entries(films()))("the film %s in Chromium", (name, film) => {
  it("has the same bytes as in Node", () => {
    expect(hash(toGif(film))).toBe(hashes[name]);
  });

  it("is decoded by the browser to the same pixels and times", async () => {
    const decoder = new ImageDecoder({ data: toGif(film), type: "image/gif" });
    await decoder.tracks.ready;
    await decoder.completed;
    expect(decoder.tracks.selectedTrack!.frameCount).toBe(film.length);
    expect(decoder.tracks.selectedTrack!.repetitionCount).toBe(Infinity);
    for (let i = 0; i < film.length; i++) {
      const { image } = await decoder.decode({ frameIndex: i });
      expect(image.duration).toBe(1000 * (i === 0 ? 600 : i === film.length - 1 ? 1600 : 60));
      const seen = pixelsOf(image, film.width, film.height);
      image.close();
      expect(firstDifference(seen, toRgba(film.frame(i)))).toBe(-1);
    }
  });

  it("has PNGs that the browser decodes to the same pixels", async () => {
    const bitmap = await createImageBitmap(new Blob([toPng(film.frame(1))], { type: "image/png" }));
    expect(firstDifference(pixelsOf(bitmap, film.width, film.height), toRgba(film.frame(1)))).toBe(
      -1,
    );
  });
});

describe("imageRgba(images) in Chromium", () => {
  it("is what ImageData takes", () => {
    const rgba = imageRgba({ data: Float32Array.of(-1, 0, 1, 0.5), shape: [1, 1, 2, 2] });
    const image = new ImageData(rgba, 2, 2);
    expect([...image.data.subarray(8, 12)]).toEqual([255, 255, 255, 255]);
  });
});
