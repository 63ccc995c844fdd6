import {
  DocumentError,
  type ArtifactEvent,
  type Event,
  type MetricEvent,
} from "@inkwash/experiment";
import { toPng } from "@inkwash/viz";
import { chartWidth } from "../chart-size.ts";
import { download, gifOf, reportOf } from "../download.ts";
import { type Fields, fieldsIn, linkOf } from "../fields.ts";
import { blame, fillForm, forgive, readForm } from "../form.ts";
import { give } from "../give.ts";
import { type Row, writeNumbers } from "../numbers.ts";
import { part } from "../part.ts";
import { createPlayer } from "../player.ts";
import { shown } from "../readings.ts";
import { filmOf, type Frame, painterOf, type Scene, sceneOf, standardWidth } from "../scene.ts";
import { type Screen, screenOf } from "../screen.ts";
import { onTheme, themeNow, wantsStillness } from "../theme.ts";
import { failureOf } from "../worker-failure.ts";
import { type Losses, recordLosses } from "./losses.ts";
import { trainingDocument } from "./recipe.ts";
import { trainingProgram } from "./training-program.ts";
import { startRun, type TrainingRun } from "./training-run.ts";

type State = "idle" | "running" | "paused" | "ready" | "stopped" | "refused";

/** A frame of the sampler's film. */
type Sampled = Frame & { readonly caption: string };

/** How often the chart is drawn again, in ms. */
const refresh = 250;

/** Brings the page that trains to life. */
export function mountTraining(root: HTMLElement): void {
  const form = part<HTMLFormElement>(root, "form");
  const status = part(root, "status");
  const go = part<HTMLButtonElement>(root, "go");
  const halt = part<HTMLButtonElement>(root, "halt");
  const chart = part(root, "chart");
  const slider = part<HTMLInputElement>(root, "time");
  const dataCanvas = part<HTMLCanvasElement>(root, "data");
  const canvas = part<HTMLCanvasElement>(root, "canvas");

  const worker = new Worker(new URL("../experiment.worker.ts", import.meta.url), {
    type: "module",
  });
  /** What stands in the form; disabled controls cannot be read. */
  let fields: Fields = new Map();
  let run: TrainingRun | undefined;
  let free: Promise<void> = Promise.resolve();
  let events: Event[] = [];
  let losses: Losses = recordLosses();
  let steps = 1;
  let frames: Sampled[] = [];
  let data: Frame | undefined;
  let scene: Scene | undefined;
  let screen: Screen | undefined;
  /** The clock of training, which stands still while it is held. */
  let clock = { spent: 0, since: 0, drawn: 0 };

  const enter = (state: State): void => {
    root.dataset["state"] = state;
    const busy = state === "running" || state === "paused";
    go.textContent = state === "running" ? "Pause" : state === "paused" ? "Go on" : "Train";
    halt.disabled = !busy;
    for (const control of form.querySelectorAll<HTMLInputElement>("input, select")) {
      control.toggleAttribute("disabled", busy || control.closest("[hidden]") !== null);
    }
  };

  const player = createPlayer(
    (index) => {
      const frame = frames[index];
      if (!frame || !screen) return;
      screen.show(frame);
      slider.value = String(index);
      slider.ariaValueText = part(root, "level").textContent = frame.caption;
    },
    (playing) => {
      part(root, "play").textContent = playing ? "Pause" : "Play";
    },
  );
  const fit = (): void => {
    if (!scene || !data) return;
    screenOf(dataCanvas, scene, themeNow()).show(data);
    screen = screenOf(canvas, scene, themeNow());
    if (frames.length > 0) player.seek(player.index);
  };

  const drawChart = (): void => {
    if (losses.steps > 1)
      chart.innerHTML = losses.chart(steps, { width: chartWidth(chart), theme: "auto" });
    clock.drawn = performance.now();
  };
  const numbers = (): void => {
    const seconds = (clock.spent + (performance.now() - clock.since)) / 1000;
    const speed = losses.steps / seconds;
    const left = (steps - losses.steps) / speed;
    writeNumbers(part(root, "numbers"), [
      ["", "step", `${losses.steps.toLocaleString("en")} of ${steps.toLocaleString("en")}`],
      ["", "loss, running mean", shown(losses.mean!)],
      ["", "steps per second", Math.round(speed).toLocaleString("en")],
      losses.steps < steps
        ? ["", "seconds left", left < 1 ? "less than 1" : String(Math.round(left))]
        : ["", "seconds", seconds.toFixed(1)],
    ]);
  };
  const judged = (): void => {
    const metrics = events.filter((event): event is MetricEvent => event.type === "metric");
    const list = metrics
      .filter(({ of }) => of !== "forward")
      .map(({ name, value, floor, blob }): Row => {
        const beside = [
          floor && `${shown(floor.mean)} for data`,
          blob !== undefined && `${shown(blob)} for a Gaussian blob`,
        ].filter(Boolean);
        return ["right", name, shown(value), beside.join(", ")];
      });
    writeNumbers(part(root, "scores"), list);
  };

  const onEvent = (event: Event): void => {
    // What a stopped training was is of no use, and the frames are large.
    events.push(event);
    if (event.type === "forward-step" && event.level === 0) {
      data = { x: event.x };
      scene = sceneOf(data);
      root.dataset["scene"] = scene.kind;
      fit();
    } else if (event.type === "train-step") {
      if (losses.steps === 0) clock = { spent: 0, since: performance.now(), drawn: 0 };
      steps = event.steps;
      losses.add(event.losses);
      const last = event.step === event.steps;
      if (!last && performance.now() - clock.drawn < refresh) return;
      drawChart();
      numbers();
      status.textContent = last ? "sampling" : "training";
    } else if (event.type === "sample-step") {
      status.textContent = `sampling: step ${event.step} of ${event.steps}`;
      if (!event.x) return;
      frames.push({ x: event.x, caption: `step ${event.step} of ${event.steps}` });
      slider.max = String(frames.length - 1);
      screen?.show(frames.at(-1)!);
    } else if (event.type === "metric") {
      status.textContent = "judging";
      judged();
    } else if (event.type === "done") {
      const { backend, mode } = event;
      status.textContent = `done: ${backend}, ${mode === "strict" ? "the same bits on every machine" : mode}`;
    }
  };

  const begin = async (): Promise<void> => {
    forgive(form);
    const document = trainingDocument(fields);
    [events, losses, frames, data] = [[], recordLosses(), [], undefined];
    for (const name of ["chart", "numbers", "scores"]) part(root, name).replaceChildren();
    player.pause();
    canvas.width = Number(canvas.width);
    part(root, "level").textContent = "";
    status.textContent = "starting";
    enter("running");
    await free;
    run = startRun(worker, document, {
      onEvent,
      onDone(): void {
        enter("ready");
        player.load(frames.length, frames.length - 1);
        if (!wantsStillness()) player.play();
      },
      onProblem(error): void {
        enter("refused");
        const path = error instanceof DocumentError ? error.path : "";
        status.textContent = blame(form, path, error.message) ? "" : error.message;
      },
    });
    ({ free } = run);
  };

  go.addEventListener("click", () => {
    const { state } = root.dataset;
    if (state === "running") {
      run?.pause(true);
      clock.spent += performance.now() - clock.since;
      status.textContent = "held; nothing is lost";
      enter("paused");
    } else if (state === "paused") {
      clock.since = performance.now();
      enter("running");
      run?.pause(false);
    } else {
      void begin();
    }
  });
  halt.addEventListener("click", () => {
    run?.stop();
    status.textContent = "stopped";
    enter("stopped");
  });
  failureOf(worker).catch((error: Error) => {
    enter("refused");
    status.textContent = error.message;
  });

  const play = part(root, "play");
  play.addEventListener("click", () => player.toggle());
  slider.addEventListener("input", () => {
    player.pause();
    player.seek(slider.valueAsNumber);
  });
  const code = part(root, "code");
  const describe = (): void => {
    fields = readForm(form);
    code.textContent = trainingProgram(trainingDocument(fields));
  };
  const remember = (): void => {
    history.replaceState(history.state, "", `#${linkOf(fields)}`);
  };
  const restore = (): void => {
    if (run && (root.dataset["state"] === "running" || root.dataset["state"] === "paused")) return;
    form.reset();
    fillForm(form, fieldsIn(location.hash));
    enter("idle");
    describe();
  };
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", () => {
    forgive(form);
    describe();
    remember();
  });
  addEventListener("hashchange", restore);
  new ResizeObserver(fit).observe(canvas);
  onTheme(fit);

  const given = part(root, "given");
  const progress =
    (what: string) =>
    (done: number): void => {
      given.textContent = `Making ${what}: ${Math.round(100 * done)} %`;
    };
  const artifact = (file: string): ArtifactEvent | undefined =>
    events.find(
      (event): event is ArtifactEvent => event.type === "artifact" && event.name === file,
    );
  const taking = (name: string, work: () => string | Promise<string>): void =>
    give(part<HTMLButtonElement>(root, `take-${name}`), given, work);
  const handOver = (name: string, file: string, what: string): void =>
    taking(name, () => {
      const found = artifact(file);
      if (!found) return "There is nothing to take yet: train first.";
      download(file, found.mediaType, found.bytes);
      return what;
    });
  handOver("document", "experiment.json", "experiment.json is the whole experiment.");
  handOver(
    "model",
    "model.safetensors",
    "model.safetensors has the weights and what the network is; decodeModel of @inkwash/nn reads it.",
  );
  taking("link", async () => {
    remember();
    await navigator.clipboard.writeText(location.href);
    return "The link to exactly this training is copied.";
  });
  taking("code", async () => {
    await navigator.clipboard.writeText(code.textContent);
    return "The program is copied.";
  });
  const trained = (work: () => string | Promise<string>) => (): string | Promise<string> =>
    root.dataset["state"] === "ready" ? work() : "There is nothing to take yet: train first.";
  taking(
    "gif",
    trained(async () => {
      const film = filmOf(scene!, frames, themeNow());
      download("samples.gif", "image/gif", await gifOf(film, progress("the film")));
      return `samples.gif has ${frames.length} frames.`;
    }),
  );
  taking(
    "png",
    trained(() => {
      const painter = painterOf(scene!, { width: 2 * standardWidth, theme: themeNow() });
      const { width, height, palette } = painter;
      const pixels = painter.paint(frames[player.index]!);
      download("samples.png", "image/png", toPng({ width, height, palette, pixels }));
      return "samples.png is the frame that is shown.";
    }),
  );
  taking(
    "svg",
    trained(() => {
      download("loss.svg", "image/svg+xml", losses.chart(steps, { width: 640, theme: themeNow() }));
      return "loss.svg is the curve of the loss.";
    }),
  );
  taking(
    "report",
    trained(async () => {
      download("report.html", "text/html", await reportOf(events, progress("the report")));
      return "report.html is one page with everything in it; it opens from disk.";
    }),
  );
  restore();
}
