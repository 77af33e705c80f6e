/**
 * Splits a name into words for comparison: at punctuation, at camelCase and between letters and digits; without case,
 * accents and plural endings (`Access_Reviews2026` gives access, review, 2026).
 */
export function splitWords(text: string): string[] {
  return text
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+|(?<=\p{L})(?=\p{N})|(?<=\p{N})(?=\p{L})/u)
    .filter((word) => word !== '')
    .map(singular);
}

function singular(word: string): string {
  if (word.length > 4 && word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  return word.length > 3 && word.endsWith('s') && !word.endsWith('ss') && !word.endsWith('us')
    ? word.slice(0, -1)
    : word;
}

/** A phrase in the form of {@link splitWords}, and what it stands for. */
export type Phrase<T> = { words: readonly string[]; phrase: string; value: T };

/** Prepares phrases for {@link findPhrases}: longest first. */
export function preparePhrases<T>(entries: readonly (readonly [phrase: string, value: T])[]): Phrase<T>[] {
  return entries
    .map(([phrase, value]) => ({ words: splitWords(phrase), phrase, value }))
    .toSorted((a, b) => b.words.length - a.words.length);
}

/**
 * Finds phrases in words, the longest first; words that a longer phrase explains are not read again ("incident report" is
 * no report), but every phrase of that length may claim them.
 */
export function findPhrases<T>(words: readonly string[], phrases: readonly Phrase<T>[]): Phrase<T>[] {
  const takenBy = new Array<number>(words.length).fill(0);
  const found = new Set<Phrase<T>>();
  for (const phrase of phrases) {
    const { length } = phrase.words;
    for (let start = 0; start + length <= words.length; start += 1) {
      const free = takenBy.slice(start, start + length).every((taken) => taken === 0 || taken === length);
      if (!free || !phrase.words.every((word, index) => words[start + index] === word)) continue;
      takenBy.fill(length, start, start + length);
      found.add(phrase);
    }
  }
  return [...found];
}
