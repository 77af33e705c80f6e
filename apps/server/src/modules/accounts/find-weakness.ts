import type { ZxcvbnFactory } from '@zxcvbn-ts/core';

/** NIST SP 800-63B section 3.1.1.2 asks to refuse these: what everybody uses, and what others know about the person. */
export type Weakness = 'common' | 'personal';

/**
 * The estimator reads the beginning only, because its work grows faster than the length: 32 characters are a few tenths of a
 * second at the worst. A password that is good so far is good; one that is not by then is guessed first.
 */
const READ_CHARACTERS = 32;
/** With ten tries in a quarter of an hour, nobody gets through a thousandth of these in a year. */
const MIN_GUESSES = 1e9;
/** What a password must have beside words that others know. */
const MIN_OWN_CHARACTERS = 6;
/** Shorter words stand in everything. */
const MIN_WORD_LENGTH = 3;

let estimator: Promise<ZxcvbnFactory> | undefined;

/** Why somebody would guess a password early; null when nobody would. `known`: names and addresses of person and service. */
export async function findWeakness(password: string, known: readonly string[]): Promise<Weakness | null> {
  const words = toWords(known);
  if (isMadeOf(password, words)) return 'personal';
  estimator ??= loadEstimator();
  const { guesses, sequence } = (await estimator).check(password.slice(0, READ_CHARACTERS), words);
  if (guesses >= MIN_GUESSES) return null;
  return sequence.some(({ dictionaryName }) => dictionaryName === 'userInputs') ? 'personal' : 'common';
}

/** 50,000 common passwords, words and rows of keys; loaded when the first person chooses a password, since few processes see one. */
async function loadEstimator(): Promise<ZxcvbnFactory> {
  const [{ ZxcvbnFactory }, { dictionary, adjacencyGraphs: graphs }] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
  ]);
  return new ZxcvbnFactory({ dictionary, graphs });
}

/** Whether little is left of a password when the words are taken out. */
function isMadeOf(password: string, words: readonly string[]): boolean {
  const all = lettersOf(password);
  const left = words.reduce((text, word) => text.replaceAll(word, ''), all);
  return left.length < all.length && left.length < MIN_OWN_CHARACTERS;
}

/** Every word of the texts and each text as one, the longest first. */
function toWords(texts: readonly string[]): string[] {
  const words = texts.flatMap((text) => [lettersOf(text), ...text.split(/[^\p{L}\p{N}]+/u).map(lettersOf)]);
  return [...new Set(words)].filter(({ length }) => length >= MIN_WORD_LENGTH).sort((a, b) => b.length - a.length);
}

function lettersOf(text: string): string {
  return text.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');
}
