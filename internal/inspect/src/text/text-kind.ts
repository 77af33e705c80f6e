import type { DetectedKind, TextType } from '../detect-kind.ts';
import type { TextEncoding } from './decode-text.ts';

/** Names choose among kinds of text; a text with another ending, or none, is listed here or it is not accepted. */
const TEXT_TYPES = new Map<string, TextType>([
  ['', 'txt'],
  ['txt', 'txt'],
  ['text', 'txt'],
  ['log', 'txt'],
  ['md', 'md'],
  ['markdown', 'md'],
  ['csv', 'csv'],
  ['tsv', 'csv'],
  ['json', 'json'],
]);

/** Texts that a desktop or server runs when somebody opens them; only their names tell them from notes. */
const SCRIPT_EXTENSIONS = new Set(
  (
    'bash bat cgi cmd coffee command csh fish hta jar js jse jsp jsx ksh lua mjs cjs msc php phtml pl pm ps1 ps1xml ' +
    'psd1 psm1 py pyw rb reg scpt scr sct sh ts tsx url vb vbe vbs workflow ws wsc wsf wsh zsh desktop inf service'
  ).split(' '),
);

const MEDIA_TYPES: Record<TextType, string> = {
  csv: 'text/csv',
  json: 'application/json',
  txt: 'text/plain',
  md: 'text/markdown',
};

/** Beginnings by which programs take a text for something else, whatever its name says. */
const FOREIGN_BEGINNINGS: readonly [pattern: RegExp, mediaType: string, detail: string][] = [
  [/^<(?:!doctype\s+html|html|head|body|script|iframe)\b/i, 'text/html', 'a web page (HTML)'],
  [/^<\?xml\b/i, 'application/xml', 'XML'],
  [/^<svg\b/i, 'image/svg+xml', 'an SVG drawing, which can carry scripts'],
  [/^<\?php\b/i, 'application/x-php', 'a PHP script'],
  [/^\{\\rtf/i, 'application/rtf', 'rich text (RTF)'],
  [/^MIME-Version:/i, 'multipart/related', 'a mail or web archive'],
  [/^%!PS/, 'application/postscript', 'a PostScript program'],
];

/** The kind of a text: by its beginning when that speaks for itself, else by the ending of its name. */
export function detectTextKind(text: { name: string; head: Buffer; encoding: TextEncoding }): DetectedKind {
  const beginning = new TextDecoder(text.encoding).decode(text.head.subarray(0, 512)).trimStart();
  const foreign = FOREIGN_BEGINNINGS.find(([pattern]) => pattern.test(beginning));
  if (foreign !== undefined) {
    const [, mediaType, detail] = foreign;
    return refuseText(mediaType, 'type_not_accepted', `${detail}: submit it as PDF`);
  }
  const extension = readExtension(text.name);
  const type = TEXT_TYPES.get(extension);
  if (type !== undefined) {
    const charset = text.encoding === 'utf-8' ? '' : `; charset=${text.encoding}`;
    return { reader: 'text', type, mediaType: `${MEDIA_TYPES[type]}${charset}`, encoding: text.encoding };
  }
  if (SCRIPT_EXTENSIONS.has(extension))
    return refuseText('text/plain', 'script', `a script by its name (.${extension})`);
  return refuseText(
    'text/plain',
    'type_not_accepted',
    'text under a name that does not end in .txt, .md, .csv or .json',
  );
}

/** The ending of a name in lower case; empty when what follows the last dot is no ending ("Review of 31.03.2026"). */
function readExtension(name: string): string {
  return /[^/\\]\.([a-z][a-z0-9]{0,9})$/i.exec(name)?.[1]?.toLowerCase() ?? '';
}

function refuseText(mediaType: string, code: 'script' | 'type_not_accepted', detail: string): DetectedKind {
  return { reader: 'none', type: null, mediaType, stop: { refusal: { code, detail } } };
}
