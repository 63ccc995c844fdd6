import type { Rng } from "@inkwash/random";
import type * as schedules from "@inkwash/schedules";
import { expectTypeOf, test } from "vitest";
import { sample, stepper, type Plan, type Samples, type SampleOptions } from "../src/index.ts";

test("samples are the samples of schedules", () => {
  expectTypeOf<Samples>().toEqualTypeOf<schedules.Samples>();
});

test("sample asks for a shape and an rng, or for x", () => {
  expectTypeOf<{ shape: number[]; rng: Rng }>().toExtend<SampleOptions>();
  expectTypeOf<{ x: Samples }>().toExtend<SampleOptions>();
  expectTypeOf<{ shape: number[] }>().not.toExtend<SampleOptions>();
  expectTypeOf<{ shape: number[]; x: Samples; rng: Rng }>().not.toExtend<SampleOptions>();
  expectTypeOf(sample).returns.resolves.toEqualTypeOf<Samples>();
});

test("only a stepper that is not done can be pushed", () => {
  const check = (plan: Plan, x: Samples): void => {
    const run = stepper(plan, x);
    // @ts-expect-error a stepper may be done
    run.push(x);
    if (!run.done) expectTypeOf(run).toHaveProperty("push");
  };
  expectTypeOf(check).toBeFunction();
});
