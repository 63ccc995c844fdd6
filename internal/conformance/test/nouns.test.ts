// The nouns that packages redeclare instead of importing are the same: what one package gives, the
// next one takes. The compiler checks this file (`pnpm check`); running it adds nothing.
import type * as datasets from "@inkwash/datasets";
import type * as experiment from "@inkwash/experiment";
import type * as forward from "@inkwash/forward";
import type * as nn from "@inkwash/nn";
import type * as random from "@inkwash/random";
import type * as samplers from "@inkwash/samplers";
import type * as schedules from "@inkwash/schedules";
import type * as stats from "@inkwash/stats";
import type * as viz from "@inkwash/viz";
import type * as wasm from "@inkwash/wasm-kernels";
import type * as webgpu from "@inkwash/webgpu-kernels";
import { describe, expectTypeOf, test } from "vitest";

describe("the nouns are one", () => {
  test("Samples is the same type in every package that has it", () => {
    expectTypeOf<datasets.Samples>().toEqualTypeOf<schedules.Samples>();
    expectTypeOf<experiment.Samples>().toEqualTypeOf<schedules.Samples>();
    expectTypeOf<forward.Samples>().toEqualTypeOf<schedules.Samples>();
    expectTypeOf<nn.Samples>().toEqualTypeOf<schedules.Samples>();
    expectTypeOf<samplers.Samples>().toEqualTypeOf<schedules.Samples>();
    expectTypeOf<stats.Samples>().toEqualTypeOf<schedules.Samples>();
    expectTypeOf<viz.Samples>().toEqualTypeOf<schedules.Samples>();
    expectTypeOf<datasets.Dataset>().toExtend<schedules.Samples>();
  });

  test("Mixture, Prediction and TrainingTable are the same type on both sides", () => {
    expectTypeOf<datasets.Mixture>().toEqualTypeOf<forward.Mixture>();
    expectTypeOf<nn.Prediction>().toEqualTypeOf<schedules.Prediction>();
    expectTypeOf<nn.TrainingTable>().toEqualTypeOf<schedules.TrainingTable>();
  });

  test("Rng, Stream and PhiloxStream pass between random and wasm-kernels, both ways", () => {
    expectTypeOf<random.Rng>().toEqualTypeOf<wasm.Rng>();
    expectTypeOf<random.Stream>().toEqualTypeOf<wasm.Stream>();
    expectTypeOf<random.PhiloxStream>().toExtend<wasm.PhiloxStream>();
    expectTypeOf<wasm.PhiloxStream>().toExtend<random.PhiloxStream>();
  });

  test("a PhiloxStream is an address for the kernels, which share the word", () => {
    expectTypeOf<wasm.Address>().toEqualTypeOf<webgpu.Address>();
    expectTypeOf<random.PhiloxStream>().toExtend<webgpu.Address>();
  });

  test("a network is a denoiser, and a place in the process has its rates", () => {
    expectTypeOf<nn.NetworkDenoiser>().toExtend<schedules.Denoiser>();
    expectTypeOf<schedules.At>().toExtend<forward.Rates>();
    expectTypeOf<schedules.TrainingTable>().toExtend<nn.Preconditioning>();
  });

  test("stats counts what viz draws, and an AbortSignal stops it", () => {
    expectTypeOf<stats.Histogram>().toExtend<viz.Histogram>();
    expectTypeOf<AbortSignal>().toExtend<stats.StopSignal>();
  });
});

describe("a noun that drifts away is caught", () => {
  type Same = schedules.Samples;
  type More = Same & { readonly strides: readonly number[] };
  type Less = Pick<Same, "data">;
  type Wider = Omit<Same, "data"> & { readonly data: Same["data"] | readonly number[] };
  type Written = { -readonly [Key in keyof Same]: Same[Key] };
  type Unforked = Omit<random.PhiloxStream, "fork">;

  test("where it has a field more or less, a wider one, or one that may be written", () => {
    // @ts-expect-error a field more
    expectTypeOf<More>().toEqualTypeOf<Same>();
    // @ts-expect-error a field less
    expectTypeOf<Less>().toEqualTypeOf<Same>();
    // @ts-expect-error a wider field
    expectTypeOf<Wider>().toEqualTypeOf<Same>();
    // @ts-expect-error a field that may be written
    expectTypeOf<Written>().toEqualTypeOf<Same>();
    // @ts-expect-error another kind of prediction
    expectTypeOf<nn.Prediction | "noise">().toEqualTypeOf<schedules.Prediction>();
    // @ts-expect-error a stream that cannot be forked
    expectTypeOf<Unforked>().toExtend<wasm.PhiloxStream>();
  });
});
