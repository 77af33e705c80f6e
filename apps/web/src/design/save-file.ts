/** Long enough for every browser to have taken the bytes of a download that was started. */
const RELEASE_AFTER_MS = 60_000;

/** Hands bytes that this page holds to the reader as a download. */
export function saveFile(blob: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), RELEASE_AFTER_MS);
}
