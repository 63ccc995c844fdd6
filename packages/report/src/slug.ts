/** A text as part of a file name: lower-case letters and digits, joined by hyphens; never empty. */
export function slug(text: string): string {
  const words = text.toLowerCase().match(/[a-z0-9]+/g) ?? [];
  return words.join("-").slice(0, 60).replace(/-$/, "") || "unnamed";
}
