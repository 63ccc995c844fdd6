import { describe, expect, test } from "vitest";
import { createFilms } from "../src/films/films.ts";
import { filmSection } from "../src/page/films.ts";
import { createStory } from "../src/story.ts";
import { decodeGif } from "./gif.ts";
import { cloud, forwardSteps, picture, sampleSteps } from "./stream.ts";

const films = createFilms();
for (const event of [
  ...forwardSteps("data", 12, (noise, i) => cloud(300, 2, noise, i)),
  ...forwardSteps("picture", 12, (noise, i) => picture(noise, i)),
  ...sampleSteps("ddpm", 11, (noise, i) => cloud(300, 2, noise, i)),
]) {
  films.push(event);
}
const whole = films.films.reduce((sum, { gif, stills }) => sum + gif.length + stills.length, 0);

/** The films of a page with this room, as they are decoded from it. */
function shown(room: number): { readonly frames: number[]; readonly text: string } {
  const { markup } = filmSection(films.films, createStory(), room)!;
  const urls = [...markup.matchAll(/data:image\/gif;base64,([\w+/=]+)/g)];
  const frames = urls.map(([, base64]) => {
    const bytes = Uint8Array.from(atob(base64!), (character) => character.charCodeAt(0));
    return decodeGif(bytes).frames.length;
  });
  return { frames, text: markup.replaceAll(/data:[^"]*/g, "").replaceAll(/\s+/g, " ") };
}

describe("filmSection(films, story, room)", () => {
  test("shows every frame where there is room, the picture last", () => {
    const { frames, text } = shown(2 * whole);
    expect(frames).toEqual([12, 12, 12]);
    expect(text).not.toContain("of its");
    expect(text.indexOf("The picture under")).toBeGreaterThan(text.indexOf("ddpm: from noise"));
  });

  test("shows fewer frames of the largest films first, and says where the others are", () => {
    const { frames, text } = shown((whole * 4 * 0.8) / 3);
    expect(Math.min(...frames)).toBeGreaterThanOrEqual(2);
    expect(Math.max(...frames)).toBe(12);
    expect(text).toMatch(/These are \d+ of its 12 frames; all of them are in <a href="\w+.gif">/);
    expect(shown((whole * 4 * 0.8) / 3).text.length).toBeLessThan(whole);
  });

  test.each([0.1, 0.5, 0.9])("takes no more than a room of %f of all", (share) => {
    const room = (whole * 4 * share) / 3;
    const { markup } = filmSection(films.films, createStory(), room)!;
    const bytes = [...markup.matchAll(/base64,([^"]*)/g)].reduce(
      (sum, [, base64]) => sum + base64!.length,
      0,
    );
    expect(bytes).toBeLessThanOrEqual(room + 8 * films.films.length);
  });

  test("names the file of a film that has no room at all", () => {
    const { frames, text } = shown(0);
    expect(frames).toEqual([]);
    expect(text).toContain('lies beside it: <a href="forward.gif">forward.gif</a>');
  });

  test("is nothing without films", () => {
    expect(filmSection([], createStory(), 1e6)).toBeUndefined();
  });
});
