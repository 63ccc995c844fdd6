import type { ForwardStepEvent } from "@inkwash/experiment";
import { drawCharts } from "./charts.ts";
import { part } from "./part.ts";
import { createPlayer } from "./player.ts";
import { captionOf, readingsOf } from "./readings.ts";
import { type Scene, sceneOf } from "./scene.ts";
import { type Screen, screenOf } from "./screen.ts";
import { metricsAt, type Shot } from "./shot.ts";
import { onTheme, themeNow } from "./theme.ts";

/** A film on the page. */
export interface Showing extends Shot {
  readonly scene: Scene;
}

/** The part of the page that shows a film: canvas, slider, numbers, schedule. */
export interface View {
  /** The film that is shown, once there is one. */
  readonly showing: Showing | undefined;
  /** The frame of it that is shown. */
  readonly frame: ForwardStepEvent | undefined;
  /** Shows another film from `share` of its length on, in [0, 1]; where absent the share stays. */
  load(shot: Shot, share?: number): void;
  play(): void;
}

/** Whether a key pressed here is meant for the control itself. */
function isForControl({ target, key }: KeyboardEvent): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement && target.type === "range") return key !== " ";
  const control = key === " " ? "input, select, button, summary, a" : "input, select";
  return target.closest(control) !== null;
}

/**
 * Makes the view of a page.
 *
 * @param onRest - Called when the film comes to rest at a frame: paused, or moved by hand.
 */
export function createView(root: HTMLElement, onRest: () => void): View {
  const canvas = part<HTMLCanvasElement>(root, "canvas");
  const slider = part<HTMLInputElement>(root, "time");
  const button = part(root, "play");
  const level = part(root, "level");
  const numbers = part(root, "numbers");
  let showing: Showing | undefined;
  let screen: Screen | undefined;
  let mark: (level: number) => void = () => {};

  const player = createPlayer(
    (index) => {
      const frame = showing!.frames[index]!;
      screen!.show(frame);
      mark(frame.level);
      slider.value = String(index);
      slider.ariaValueText = level.textContent = captionOf(frame);
      numbers.innerHTML = readingsOf(frame, metricsAt(showing!, frame.level))
        .map(({ name, value }) => `<div><dt>${name}</dt><dd>${value}</dd></div>`)
        .join("");
    },
    (playing) => {
      root.toggleAttribute("data-playing", playing);
      button.textContent = playing ? "Pause" : "Play";
      // Nobody wants every frame of a film read aloud.
      level.ariaLive = playing ? "off" : "polite";
      if (!playing) onRest();
    },
  );
  const step = (to: number): void => {
    player.pause();
    player.seek(to);
  };
  const fit = (): void => {
    if (showing) screen = screenOf(canvas, showing.scene, themeNow());
  };
  const refit = (): void => {
    fit();
    if (showing) player.seek(player.index);
  };

  button.addEventListener("click", () => player.toggle());
  slider.addEventListener("input", () => step(slider.valueAsNumber));
  slider.addEventListener("change", onRest);
  root.addEventListener("keydown", (event) => {
    if (!showing || event.ctrlKey || event.metaKey || event.altKey || isForControl(event)) return;
    if (event.key === " ") player.toggle();
    else if (event.key === "ArrowRight") step(player.index + 1);
    else if (event.key === "ArrowLeft") step(player.index - 1);
    else return;
    event.preventDefault();
  });
  new ResizeObserver(refit).observe(canvas);
  onTheme(refit);

  return {
    get showing() {
      return showing;
    },
    get frame() {
      return showing?.frames[player.index];
    },
    load(shot, share = player.index / Math.max(1, Number(slider.max))): void {
      const { frames } = shot;
      const scene = sceneOf(frames[0]!);
      showing = { ...shot, scene };
      root.dataset["scene"] = scene.kind;
      canvas.ariaLabel = `${frames[0]!.x.shape[0]} points under noise`;
      slider.max = String(frames.length - 1);
      mark = drawCharts(part(root, "charts"), frames);
      fit();
      player.load(frames.length, share * (frames.length - 1));
    },
    play: () => player.play(),
  };
}
