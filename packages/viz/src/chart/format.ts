const superscripts = "⁰¹²³⁴⁵⁶⁷⁸⁹";

/** An integer as superscript digits, for powers of ten. */
export function superscript(exponent: number): string {
  const digits = String(Math.abs(exponent)).replace(/\d/g, (digit) => superscripts[Number(digit)]!);
  return exponent < 0 ? `⁻${digits}` : digits;
}

/**
 * A number as people write it: at most `significant` digits, no trailing zeros, a true minus sign,
 * and a power of ten below 10^-4 and from 10^6 on.
 */
export function formatNumber(value: number, significant = 4): string {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? "NaN" : value < 0 ? "−∞" : "∞";
  const size = Math.abs(value);
  if (size === 0) return "0";
  const sign = value < 0 ? "−" : "";
  const rounded = size.toExponential(significant - 1);
  const exponent = Number(rounded.slice(rounded.indexOf("e") + 1));
  if (exponent >= -4 && exponent < 6) return sign + String(Number(rounded));
  const mantissa = String(Number(rounded.slice(0, rounded.indexOf("e"))));
  return `${sign}${mantissa === "1" ? "" : `${mantissa}×`}10${superscript(exponent)}`;
}

/** The width of a text in em of a usual sans-serif face; an estimate, for there is no font to ask. */
export function textWidth(text: string): number {
  let width = 0;
  for (const character of text) {
    if (/[ijl.,:;'|!⁻⁰¹²³⁴⁵⁶⁷⁸⁹]/u.test(character)) width += 0.33;
    else if (/[frt()[\]{} -]/u.test(character)) width += 0.4;
    else if (/[mwMW@%]/u.test(character)) width += 0.95;
    else if (/[A-Z]/u.test(character)) width += 0.7;
    else if (/[⺀-￿]/u.test(character)) width += 1;
    else width += 0.62;
  }
  return width;
}
