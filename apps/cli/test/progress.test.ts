import { PassThrough } from "node:stream";
import { expect, test } from "vitest";
import { createProgress, moving, over } from "../src/progress.ts";

const training = { name: "training", of: 6000, unit: "steps" };
const sampling = { name: "sampling with ddpm", of: 100, unit: "steps" };

/** Every line that a run of three reports leaves on a stream. */
function told(stream: object, every?: number): string {
  let text = "";
  const sink = Object.assign(new PassThrough(), stream);
  sink.on("data", (part: Buffer) => (text += part.toString()));
  const progress = createProgress({ stream: sink as unknown as NodeJS.WriteStream, every });
  progress.at({ ...training, done: 3000 }, 6);
  progress.at({ ...training, done: 6000 }, 12);
  progress.at({ ...sampling, done: 50 }, 1);
  progress.end("stopped");
  progress.end("done");
  sink.end();
  return text + String(sink.read() ?? "");
}

test("createProgress() writes one line per phase where no line can move", () => {
  const lines = "✔ training: 6,000 steps in 12 s\n■ sampling with ddpm: 50 of 100 steps in 1.0 s\n";
  expect(told({})).toBe(lines);
  expect(told({ isTTY: true, columns: 0 })).toBe(lines);
});

test("createProgress({ every }) tells more of a long phase where no line can move", () => {
  expect(told({}, 0)).toBe(
    "· training: 6,000 of 6,000 steps · 500 steps/s · 0.0 s left\n" +
      "✔ training: 6,000 steps in 12 s\n■ sampling with ddpm: 50 of 100 steps in 1.0 s\n",
  );
});

test("moving(phase, seconds) tells rate and time left as soon as they mean something", () => {
  const half = { ...training, done: 1250, loss: 0.41234 };
  expect(moving(half, 2.5)).toBe(
    "training: 1,250 of 6,000 steps · 500 steps/s · 9.5 s left · loss 0.412",
  );
  expect(moving(half, 0.1)).toBe("training: 1,250 of 6,000 steps · loss 0.412");
  expect(moving({ name: "a", done: 0, of: 9, unit: "steps" }, 3)).toBe("a: 0 of 9 steps");
  expect(moving({ name: "judging", done: 3, unit: "numbers" }, 6)).toBe(
    "judging: 3 numbers · 0.5 numbers/s",
  );
});

test("over(phase, seconds) tells what was done, and of how many where it was stopped", () => {
  const whole = { ...training, done: 6000, loss: 0.4 };
  expect(over(whole, 14.2)).toBe("training: 6,000 steps in 14 s · loss 0.4");
  expect(over({ ...whole, done: 50 }, 1)).toBe("training: 50 of 6,000 steps in 1.0 s · loss 0.4");
});
