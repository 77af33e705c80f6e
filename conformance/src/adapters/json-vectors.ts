import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { EncodingError } from '@attestlayer/encoding';
import { SignatureError } from '@attestlayer/signature';
import type { VectorResult } from '../adapter.ts';

/** What a set wants of a case: `either` where its authors leave the answer open and only a crash would be wrong. */
export type Expectation = 'accept' | 'reject' | 'either';

/** An answer that differs from the label of the set, or that the set left open, with the reason for ours. */
export type ReasonedExpectation = { expect: Expectation; reason: string };

/** Reads one JSON file of vectors. The corpus is trusted input here: only the cases in it are hostile. */
export async function readVectors<T>(directory: string, name: string): Promise<T> {
  return JSON.parse(await readFile(join(directory, name), 'utf8'));
}

/** Names of the files in a folder that match, sorted; a folder that a corpus does not have counts as empty. */
export async function listVectorFiles(directory: string, pattern: RegExp): Promise<string[]> {
  const names = await readdir(directory).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  return names.filter((name) => pattern.test(name)).sort();
}

/**
 * Runs one case. `check` returns whether it accepts; a typed error is a refusal and its code is reported; any other
 * error is a crash, which no label allows.
 */
export async function judge(
  name: string,
  label: Expectation | ReasonedExpectation,
  check: () => boolean | Promise<boolean>,
): Promise<VectorResult> {
  const { expect, reason } = typeof label === 'string' ? { expect: label, reason: '' } : label;
  const [answer, detail] = await answerOf(check);
  return {
    case: name,
    expected: reason === '' ? expect : `${expect} (${reason})`,
    found: detail === '' ? answer : `${answer}: ${detail}`,
    ok: answer === expect || (expect === 'either' && answer !== 'crash'),
  };
}

async function answerOf(
  check: () => boolean | Promise<boolean>,
): Promise<[answer: 'accept' | 'reject' | 'crash', detail: string]> {
  try {
    return [(await check()) ? 'accept' : 'reject', ''];
  } catch (error) {
    if (error instanceof EncodingError || error instanceof SignatureError) return ['reject', error.code];
    return ['crash', String(error)];
  }
}

/** Compares a text that we made with the one that the set publishes. */
export function compareTexts(name: string, expected: string, found: string): VectorResult {
  return { case: name, expected, found, ok: expected === found };
}
