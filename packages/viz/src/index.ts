export { dotChart, type DotChartOptions, type Metric } from "./chart/dot-chart.ts";
export { histogramChart, type HistogramChartOptions } from "./chart/histogram-chart.ts";
export { lineChart, type Band, type LineChartOptions } from "./chart/line-chart.ts";
export { scatterChart, type ScatterChartOptions } from "./chart/scatter-chart.ts";
export {
  scheduleChart,
  type ScheduleChartOptions,
  type ScheduleTables,
} from "./chart/schedule-chart.ts";
export type { ChartOptions } from "./chart/options.ts";
export type { Axis } from "./chart/scale.ts";
export type { Curve, Series } from "./chart/series.ts";
export type { Histogram } from "./histogram.ts";
export type { Theme } from "./theme.ts";
export type { Samples } from "./types.ts";
export { scatterPainter, type ScatterPainterOptions } from "./film/scatter-painter.ts";
export { scatterFilm, type ScatterFilmOptions } from "./film/scatter-film.ts";
export { gifEncoder } from "./film/gif-encoder.ts";
export { toGif } from "./film/to-gif.ts";
export { toPng } from "./film/to-png.ts";
