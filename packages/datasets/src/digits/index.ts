export { digits, type DigitsOptions } from "./digits.ts";
