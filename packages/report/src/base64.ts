const chunk = 0x8000;

/** Bytes as the address of a document that contains them. */
export function dataUrl(mediaType: string, bytes: Uint8Array): string {
  let characters = "";
  for (let from = 0; from < bytes.length; from += chunk) {
    characters += String.fromCharCode(...bytes.subarray(from, from + chunk));
  }
  return `data:${mediaType};base64,${btoa(characters)}`;
}
