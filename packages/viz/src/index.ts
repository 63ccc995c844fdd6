// Charts
export { dotChart, type DotChartOptions, type Metric } from "./chart/dot-chart.ts";
export { histogramChart, type HistogramChartOptions } from "./chart/histogram-chart.ts";
export { imageGrid, type ImageGridOptions } from "./chart/image-grid.ts";
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

// Films
export { histogramFilm, type HistogramFilmOptions } from "./film/histogram-film.ts";
export { imageFilm } from "./film/image-film.ts";
export { scatterFilm, type ScatterFilmOptions } from "./film/scatter-film.ts";
export type { Film, FrameNotes, Palette, Raster } from "./film/raster.ts";

// Painters: one frame at a time
export {
  histogramPainter,
  type HistogramFrame,
  type HistogramPainterOptions,
  type HistogramStyle,
} from "./film/histogram-painter.ts";
export {
  imagePainter,
  type ImageFrame,
  type ImagePainterOptions,
  type ImageStyle,
} from "./film/image-painter.ts";
export {
  scatterPainter,
  type ScatterFrame,
  type ScatterPainterOptions,
  type ScatterStyle,
} from "./film/scatter-painter.ts";
export type { Painter } from "./film/raster.ts";
export type { FilmTheme } from "./film/ramp.ts";

// Bytes
export { gifEncoder, type GifEncoder, type GifOptions } from "./film/gif-encoder.ts";
export { imagePng, type ImagePngOptions } from "./image-png.ts";
export { imageRgba } from "./image-rgba.ts";
export { toGif } from "./film/to-gif.ts";
export { toPng } from "./film/to-png.ts";
export { toPngSheet, type PngSheetOptions } from "./film/to-png-sheet.ts";
export { toRgba } from "./film/to-rgba.ts";

// Nouns
export type { Samples } from "./types.ts";
