import { lintSource } from '@secretlint/core';
import { rules } from '@secretlint/secretlint-rule-preset-recommend';
import { InspectError } from './inspect-error.ts';

/** Text is searched in pieces of this many characters, so that a large record is never held whole. */
const WINDOW_CHARACTERS = 1_000_000;

/** Characters searched again with the next piece: longer than any private key in text form. */
const OVERLAP_CHARACTERS = 20_000;

/** The preset lets a comment inside the text switch rules off; a record does not decide how it is inspected. */
const FILTER_RULE = '@secretlint/secretlint-rule-filter-comments';

const RULE_PREFIX = '@secretlint/secretlint-rule-';

const CONFIG = {
  rules: rules.filter((rule) => rule.meta.id !== FILTER_RULE).map((rule) => ({ id: rule.meta.id, rule })),
};

/** Searches a text that comes piece by piece. */
export type SecretScanner = {
  /**
   * Takes the next piece of a text.
   *
   * @throws InspectError `secret_found`, with the kind of secret and its line, never the secret
   */
  scan(text: string): Promise<void>;
  /** Searches what is left. @throws InspectError `secret_found` */
  finish(): Promise<void>;
};

/**
 * Searches a text for private keys, API tokens and passwords in connection strings.
 *
 * @param place names the part of the record in the refusal, for example a sheet
 */
export function createSecretScanner(place = ''): SecretScanner {
  let pending = '';
  let linesBefore = 0;

  async function search(): Promise<void> {
    const { messages } = await lintSource({
      source: { content: pending, filePath: 'record.txt', contentType: 'text' },
      options: { config: CONFIG, maskSecrets: true, noPhysicFilePath: true },
    });
    const [first] = messages;
    if (first === undefined) return;
    // Only the rule's name and the line are taken over: the library's message can quote what it found.
    const kind = first.ruleId.replace(RULE_PREFIX, '').replaceAll('-', ' ');
    const line = linesBefore + first.loc.start.line;
    throw new InspectError('secret_found', `a secret (${kind})${place === '' ? '' : ` in ${place}`}, line ${line}`);
  }

  return {
    async scan(text) {
      pending += text;
      if (pending.length < WINDOW_CHARACTERS) return;
      await search();
      const searched = pending.slice(0, -OVERLAP_CHARACTERS);
      linesBefore += countLineFeeds(searched);
      pending = pending.slice(-OVERLAP_CHARACTERS);
    },
    async finish() {
      await search();
      pending = '';
    },
  };
}

function countLineFeeds(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}
