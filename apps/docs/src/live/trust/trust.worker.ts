import { answer } from "../desk.ts";
import { type Fitted, fitted } from "./fitted.ts";
import { type Saturated, saturated } from "./saturated.ts";

/** What the figures of the guide ask. */
export type Question =
  | { readonly figure: "saturated"; readonly deviation: number; readonly seed: number }
  | { readonly figure: "fitted" };

answer((question: Question): Saturated | Fitted =>
  question.figure === "fitted" ? fitted() : saturated(question.deviation, question.seed),
);
