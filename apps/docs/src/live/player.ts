/** Moves through the frames of a film in time. */
export interface Player {
  /** The frame that is shown. */
  readonly index: number;
  readonly playing: boolean;
  /** Goes to a frame, the nearest there is. */
  seek(index: number): void;
  play(): void;
  pause(): void;
  toggle(): void;
  /** Takes another film of so many frames; goes to `index`. */
  load(length: number, index: number): void;
}

/** How long a frame stays, in ms; the ends stay longer. */
const duration = 60;
const hold = 900;

/** A player that calls `show` with every frame to be shown and `onState` when it starts or stops. */
export function createPlayer(
  show: (index: number) => void,
  onState: (playing: boolean) => void,
): Player {
  let length = 1;
  let index = 0;
  let request: number | undefined;
  let due = 0;
  const stay = (): number => (index === 0 || index === length - 1 ? hold : duration);
  const seek = (to: number): void => {
    index = Math.min(length - 1, Math.max(0, Math.round(to)));
    show(index);
  };
  const tick = (now: number): void => {
    if (now >= due) {
      seek(index === length - 1 ? 0 : index + 1);
      // A tab that slept does not hurry after.
      due = Math.max(due, now - duration) + stay();
    }
    request = requestAnimationFrame(tick);
  };
  const pause = (): void => {
    if (request === undefined) return;
    cancelAnimationFrame(request);
    request = undefined;
    onState(false);
  };
  const play = (): void => {
    if (request !== undefined || length < 2) return;
    due = performance.now() + (index === length - 1 ? 0 : duration);
    request = requestAnimationFrame(tick);
    onState(true);
  };
  return {
    get index() {
      return index;
    },
    get playing() {
      return request !== undefined;
    },
    seek,
    play,
    pause,
    toggle: () => (request === undefined ? play() : pause()),
    load(newLength, to): void {
      length = newLength;
      seek(to);
    },
  };
}
