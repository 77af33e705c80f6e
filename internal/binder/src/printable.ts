/** Which code points have a glyph in at least one of our fonts. */
export type Coverage = { has(codePoint: number): boolean };

/** A grapheme of more code points is a stack of marks made to cover its neighbours; the rest is shown as a notation. */
const MAX_CODE_POINTS_PER_GRAPHEME = 8;

const PLAIN_ASCII = /^[\x20-\x7e]*$/;
const PICTOGRAPH = /\p{Extended_Pictographic}|[\u{1f1e6}-\u{1f1ff}]|\u20e3/u;
const ZERO_WIDTH_JOINER = 0x200d;
const EMOJI_STYLE = 0xfe0f;

/**
 * Characters that are invisible, or that change how their neighbours are read: controls, lone surrogates, private use,
 * unassigned, what Unicode calls default ignorable (soft hyphen, zero-width characters, fillers, variation selectors,
 * tags), bidi controls (UAX 9), line separators, annotation marks.
 */
const DANGEROUS =
  /[\p{Cc}\p{Cs}\p{Co}\p{Cn}\p{Default_Ignorable_Code_Point}\p{Bidi_Control}\u2028\u2029\ufff9-\ufffb]/u;

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });

/** Splits text into what a reader takes for single characters. */
export function splitGraphemes(text: string): string[] {
  return PLAIN_ASCII.test(text) ? [...text] : Array.from(graphemes.segment(text), ({ segment }) => segment);
}

/**
 * Makes attacker-controlled text safe to print: every character that is dangerous or has no glyph becomes its notation,
 * for example `[U+202E]`, so that nothing vanishes, reorders or prints as an empty box. The result maps to itself.
 */
export function toPrintable(text: string, coverage: Coverage): string {
  return PLAIN_ASCII.test(text)
    ? text
    : splitGraphemes(text)
        .map((grapheme) => printGrapheme(grapheme, coverage))
        .join('');
}

function printGrapheme(grapheme: string, coverage: Coverage): string {
  if (PLAIN_ASCII.test(grapheme)) return grapheme;
  const isPicture = PICTOGRAPH.test(grapheme);
  const characters = [...grapheme];
  const shown = characters.slice(0, MAX_CODE_POINTS_PER_GRAPHEME).map((character) => {
    const codePoint = character.codePointAt(0)!;
    // Joiners and the emoji style selector are part of an emoji; anywhere else they only hide.
    if (isPicture && (codePoint === ZERO_WIDTH_JOINER || codePoint === EMOJI_STYLE)) return character;
    return DANGEROUS.test(character) || !coverage.has(codePoint) ? notation(codePoint) : character;
  });
  const rest = characters.length - shown.length;
  return rest > 0 ? `${shown.join('')}[+${rest}]` : shown.join('');
}

function notation(codePoint: number): string {
  return `[U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}]`;
}

/** Applies {@link toPrintable} to every string inside plain data. */
export function toPrintableData<T>(value: T, coverage: Coverage): T;
export function toPrintableData(value: unknown, coverage: Coverage): unknown {
  if (typeof value === 'string') return toPrintable(value, coverage);
  if (Array.isArray(value)) return value.map((item) => toPrintableData(item, coverage));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([member, item]) => [member, toPrintableData(item, coverage)]));
}

/** The last code point of the scripts whose glyphs are one column wide in our monospaced font: Latin, Greek, Cyrillic. */
const LAST_NARROW = 0x52f;

/** Columns that a grapheme takes in monospaced type; whatever falls back to another font is counted as wide. */
export function measureColumns(grapheme: string): number {
  return grapheme.codePointAt(0)! <= LAST_NARROW ? 1 : 2;
}

/** Wraps one line hard at `columns`, after a space where one is near the end, so that the compiler need not measure it. */
export function wrapLine(line: string, columns: number): string[] {
  if (line.length <= columns && PLAIN_ASCII.test(line)) return [line];
  const pieces: string[] = [];
  let piece = '';
  let used = 0;
  for (const grapheme of splitGraphemes(line)) {
    const width = measureColumns(grapheme);
    if (used + width > columns && piece !== '') {
      const end = softEnd(piece);
      pieces.push(piece.slice(0, end));
      piece = piece.slice(end);
      used = splitGraphemes(piece).reduce((sum, part) => sum + measureColumns(part), 0);
    }
    piece += grapheme;
    used += width;
  }
  pieces.push(piece);
  return pieces;
}

/** Breaks after the last space unless that leaves more than a third of the line empty. */
function softEnd(piece: string): number {
  const space = piece.lastIndexOf(' ');
  return space > piece.length * (2 / 3) ? space + 1 : piece.length;
}

/** Shortens in the middle, so that both the start of a name and its extension stay readable. */
export function shortenMiddle(text: string, columns: number): string {
  const parts = splitGraphemes(text);
  const total = parts.reduce((sum, part) => sum + measureColumns(part), 0);
  if (total <= columns) return text;
  const side = Math.floor((columns - 1) / 2);
  return `${take(parts, side).join('')}…${take(parts.toReversed(), side).toReversed().join('')}`;
}

function take(parts: string[], columns: number): string[] {
  let used = 0;
  return parts.filter((part) => {
    used += measureColumns(part);
    return used <= columns;
  });
}

/** Cuts a long name after `limit` graphemes and says how many were left out. */
export function limitGraphemes(text: string, limit: number): string {
  const parts = splitGraphemes(text);
  return parts.length <= limit ? text : `${parts.slice(0, limit).join('')}[+${parts.length - limit}]`;
}

/** A word of this many characters may be wider than the column it stands in. */
const LONG_WORD = 24;

/**
 * Splits text where a line may break although there is no space: after the joints of a long ASCII word, else within it.
 * The template joins the pieces with breaks that leave no character behind, so copied names stay exact.
 */
export function splitForBreaks(text: string): string[] {
  return text
    .split(/(?<= )/)
    .flatMap((word) => (/^[\x21-\x7e]+ ?$/.test(word) && word.length > LONG_WORD ? splitWord(word) : [word]));
}

/** The rest of the word if it is short enough, else up to its last joint, else as much as may stand together. */
const WORD_PIECE = new RegExp(String.raw`.{1,${LONG_WORD}}$|.{1,${LONG_WORD - 1}}[-_./\\]|.{1,${LONG_WORD}}`, 'g');

function splitWord(word: string): string[] {
  return word.match(WORD_PIECE) ?? [word];
}
