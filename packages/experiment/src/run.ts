import { alphaBar, type Schedule } from "@inkwash/schedules";
import type { Context } from "./context.ts";
import { prepare } from "./data.ts";
import type { Document } from "./document/document.ts";
import { parseDocument } from "./document/parse.ts";
import type { PictureDocument } from "./document/picture.ts";
import { type Backend, createEngine } from "./engine.ts";
import type { ArtifactEvent, Event, MetricEvent, Samples, ScheduleEvent } from "./events.ts";
import { draw } from "./phases/sample.ts";
import { filmData } from "./phases/forward.ts";
import { filmPicture } from "./phases/picture.ts";
import { resumed } from "./history.ts";
import { judge } from "./phases/judge.ts";
import { learn } from "./phases/train.ts";
import { decoded, type Load, nothingToLoad } from "./pictures.ts";
import { recipeOf } from "./recipe.ts";
import { scheduleOf } from "./schedule.ts";
import { openSource } from "./source.ts";

/** Options of {@link run}. */
export interface RunOptions {
  /**
   * What computes.
   * @defaultValue "js"
   */
  readonly backend?: Backend | undefined;
  /** Stops the run within 100 ms; the iteration then throws the signal's reason. */
  readonly signal?: AbortSignal | undefined;
  /** The bytes of a file that the document names, such as a picture of one's own. */
  readonly load?: ((file: string) => Promise<Uint8Array>) | undefined;
  /** The bytes of a checkpoint event: training goes on there, and ends with the same bits. */
  readonly resume?: Uint8Array | undefined;
}

/**
 * Runs an experiment and yields what happens in it.
 *
 * The run advances only when the next event is asked for, and returns to the event loop at least
 * every 50 ms. With the same version, "js" gives the same numbers to the last bit on every machine,
 * and so does "wasm" with any number of threads. Between the two, what is drawn at random and what is
 * noised agree to the bit; networks, and all that comes from them, only closely.
 *
 * @param document - What `JSON.parse` gave; it is checked, and its files read, before any work.
 * @param options - See {@link RunOptions}.
 * @throws DocumentError if the document cannot be run; what `load` throws; RangeError if `resume` is
 *   no checkpoint of this experiment; the reason of `signal`; Error where training diverges.
 */
export async function* run(
  document: unknown,
  options: RunOptions = {},
): AsyncGenerator<Event, void, undefined> {
  const { backend = "js", signal, load = nothingToLoad } = options;
  const parsed = parseDocument(document);
  const picture = parsed.picture && (await openPicture(parsed.picture, load));
  const source = parsed.data && (await openSource(parsed.data, load));
  signal?.throwIfAborted();
  const schedule = scheduleOf(parsed.schedule);
  const engine = createEngine(backend, parsed.seed);
  try {
    const data = source && prepare(parsed.data!, source, engine.root);
    const recipe = data && recipeOf(parsed, schedule, data);
    const resume = options.resume && resumed(options.resume, parsed, engine);
    const context = { document: parsed, schedule, engine, data, recipe, picture, resume, signal };
    yield json("experiment.json", parsed);
    yield tables(schedule);
    yield* phases(context);
    const { name, mode } = engine;
    yield { type: "done", document: parsed, backend: name, mode, generator: "philox4x32-10" };
  } finally {
    engine.destroy();
  }
}

async function* phases(context: Context): AsyncGenerator<Event, void> {
  const { document, data, recipe, picture: x0 } = context;
  const { forward, picture, train, sample, metrics } = document;
  if (data && forward) yield* filmData(context, forward, data);
  if (picture && x0) yield* filmPicture(context, picture, x0);
  if (!data || !recipe || !train) return;
  const parameters = yield* learn(context, train, recipe);
  if (!sample) return;
  const drawn = yield* draw(context, sample, recipe, parameters);
  if (!metrics) return;
  const found: Omit<MetricEvent, "type">[] = [];
  for await (const event of judge(context, metrics, data, drawn)) {
    const { type: _, ...metric } = event;
    found.push(metric);
    yield event;
  }
  yield json("metrics.json", { experiment: document.name, seed: document.seed, metrics: found });
}

/** The picture of a document, [1, channels, height, width] in [-1, 1]. */
function openPicture({ source, channels, size }: PictureDocument, load: Load): Promise<Samples> {
  return decoded(source, { channels, size }, "picture.source", load);
}

/** The schedule as its consumer may keep it. */
function tables(schedule: Schedule): ScheduleEvent {
  const { name, beta, logSnr } = schedule;
  const fresh = { beta: beta.slice(), alphaBar: alphaBar(schedule), logSnr: logSnr.slice() };
  return { type: "schedule", name, ...fresh };
}

function json(name: string, value: Document | object): ArtifactEvent {
  const bytes = new TextEncoder().encode(`${JSON.stringify(value, null, 2)}\n`);
  return { type: "artifact", name, mediaType: "application/json", bytes };
}
