/** Longest piece of kit text that is shown; a check may quote a whole line of a hostile file. */
const MAX_SHOWN_CHARACTERS = 1_000;

/**
 * Control characters, line and paragraph separators, bidirectional overrides and isolates, invisible fillers and tag
 * characters. Zero-width joiner and non-joiner stay: Persian, Indic scripts and emoji need them.
 */
const HIDDEN_CHARACTERS =
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u115f\u1160\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb]|[\u{e0000}-\u{e007f}]/gu;

/**
 * Makes text that came from a kit safe to read: characters that hide or reorder text are shown as U+FFFD, so that the
 * reader sees that something was there (Unicode TR 36, 2.10.5).
 */
export function cleanText(text: string): string {
  const shown = text.length > MAX_SHOWN_CHARACTERS ? `${text.slice(0, MAX_SHOWN_CHARACTERS)}…` : text;
  return shown.toWellFormed().replace(HIDDEN_CHARACTERS, '\ufffd');
}

/** The same of a text of many lines, of which line ends and tabs stay. A line is cut like a piece of its own. */
export function cleanLines(text: string): string {
  return text
    .split(/\r\n|\n|\r/)
    .map((line) => line.split('\t').map(cleanText).join('\t'))
    .join('\n');
}
