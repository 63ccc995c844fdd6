import { createPlayer } from "./player.ts";
import type { Scene } from "./scene.ts";
import { type Screen, screenOf } from "./screen.ts";
import type { Shot } from "./shot.ts";
import { openStudio } from "./studio.ts";
import { onTheme, themeNow, wantsStillness } from "./theme.ts";

/** One noise per point, so that the film runs back on the ways it came. */
const experiment = {
  version: 1,
  name: "swiss-roll",
  data: { kind: "swiss-roll", n: 3000 },
  schedule: { kind: "linear", steps: 60, start: 1e-3, end: 0.12 },
  forward: { coupling: "jump", frames: 61, points: 3000 },
};

/** Close up: what flies past the edge of the canvas fades there. */
const scene: Scene = {
  kind: "plane",
  extent: [
    [-2.3, 2.3],
    [-2.3, 2.3],
  ],
  radius: 1.3,
};

/** The frame for readers who want pages to hold still. */
const still = 6;

/** Plays the swiss roll into noise and back on a canvas inside a button, which stops and starts it. */
export function mountHero(button: HTMLButtonElement): void {
  const canvas = button.querySelector("canvas")!;
  let shot: Shot | undefined;
  let screen: Screen | undefined;
  let stopped = wantsStillness();
  const player = createPlayer(
    (index) => {
      const { frames } = shot!;
      screen!.show(frames[index < frames.length ? index : 2 * frames.length - 2 - index]!);
    },
    (playing) => button.setAttribute("aria-label", playing ? "Stop the film" : "Play the film"),
  );
  const fit = (): void => {
    if (!shot) return;
    screen = screenOf(canvas, scene, themeNow());
    player.seek(player.index);
  };
  const studio = openStudio({
    onProgress: () => {},
    onShot: (taken) => {
      shot = taken;
      screen = screenOf(canvas, scene, themeNow());
      player.load(2 * taken.frames.length - 2, stopped ? still : 0);
      seen.observe(canvas);
    },
    // The picture is an ornament: without workers the page says the same in words.
    onProblem: () => button.remove(),
  });
  const seen = new IntersectionObserver(([entry]) => {
    if (entry!.isIntersecting && !stopped) player.play();
    else player.pause();
  });
  button.addEventListener("click", () => {
    stopped = player.playing;
    player.toggle();
  });
  new ResizeObserver(fit).observe(canvas);
  onTheme(fit);
  studio.request(experiment);
}
