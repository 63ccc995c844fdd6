/** How a tensor of parameters starts, as plain data. */
export type Initial =
  | {
      /** Uniform in centre ± 1 / sqrt(fan): a linear or convolutional layer. */
      readonly kind: "fan-in";
      /** The numbers that go into each output. */
      readonly fan: number;
      /** The middle of the interval. */
      readonly centre: number;
    }
  | {
      /** Standard normal: an embedding. */
      readonly kind: "normal";
    }
  | {
      /** Uniform in [0, 1): the gates of the tutorial. */
      readonly kind: "uniform";
    }
  | {
      /** The same number everywhere. */
      readonly kind: "constant";
      /** That number. */
      readonly value: number;
    };
