import { alphaBar, type Schedule } from "@inkwash/schedules";
import type { Context } from "./context.ts";
import { prepare } from "./data.ts";
import type { Document } from "./document/document.ts";
import { parseDocument } from "./document/parse.ts";
import { type Backend, createEngine } from "./engine.ts";
import type { ArtifactEvent, Event, MetricEvent, ScheduleEvent } from "./events.ts";
import { draw } from "./phases/sample.ts";
import { filmData } from "./phases/forward.ts";
import { filmPicture, openPicture } from "./phases/picture.ts";
import { judge } from "./phases/judge.ts";
import { learn } from "./phases/train.ts";
import { scheduleOf } from "./schedule.ts";

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
}

/**
 * Runs an experiment and yields what happens in it.
 *
 * The run advances only when the next event is asked for, and returns to the event loop at least
 * every 50 ms. With the same version, "js" and "wasm" give the same numbers to the last bit on
 * every machine.
 *
 * @param document - What `JSON.parse` gave; it is checked, and its picture opened, before any work.
 * @param options - See {@link RunOptions}.
 * @throws DocumentError if the document cannot be run; what `load` throws; an error that says why
 *   the picture is none; the reason of `signal`; Error where training diverges.
 */
export async function* run(
  document: unknown,
  options: RunOptions = {},
): AsyncGenerator<Event, void, undefined> {
  const { backend = "js", signal, load = nothingToLoad } = options;
  const parsed = parseDocument(document);
  const picture = parsed.picture && (await openPicture(parsed.picture, load));
  signal?.throwIfAborted();
  const engine = createEngine(backend, parsed.seed);
  try {
    const schedule = scheduleOf(parsed.schedule);
    yield json("experiment.json", parsed);
    yield tables(schedule);
    yield* phases({ document: parsed, schedule, engine, picture, signal });
    const { name, mode } = engine;
    yield { type: "done", document: parsed, backend: name, mode, generator: "philox4x32-10" };
  } finally {
    engine.destroy();
  }
}

async function* phases(context: Context): AsyncGenerator<Event, void> {
  const { document, engine, picture: x0 } = context;
  const { forward, picture, model, train, sample, metrics } = document;
  const data = document.data && prepare(document.data, engine.root);
  if (data && forward) yield* filmData(context, forward, data);
  if (picture && x0) yield* filmPicture(context, picture, x0);
  if (!data || !model || !train) return;
  const network = yield* learn(context, model, train, data.samples);
  if (!sample) return;
  const drawn = yield* draw(context, model, sample, network, data.samples.shape[1]!);
  if (!metrics) return;
  const found: Omit<MetricEvent, "type">[] = [];
  for await (const event of judge(context, metrics, data, drawn)) {
    const { type: _, ...metric } = event;
    found.push(metric);
    yield event;
  }
  yield json("metrics.json", { experiment: document.name, seed: document.seed, metrics: found });
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

async function nothingToLoad(file: string): Promise<never> {
  throw new Error(`run: ${file} cannot be loaded here; pass options.load`);
}
