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

/**
 * A private key of Ed25519 or X25519 in PKCS #8 (RFC 8410, 7): always these 22 characters of Base64, then the key. The library takes
 * anything as short as this for a placeholder.
 */
const CURVE25519_KEY = /MC4CAQAwBQYDK2V[uw]BCIE[\dA-Za-z+/]{42}/;

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
    // Only the rule's name and the line are taken over: the library's message can quote what it found.
    if (first !== undefined) refuse(first.ruleId.replace(RULE_PREFIX, '').replaceAll('-', ' '), first.loc.start.line);
    const key = CURVE25519_KEY.exec(pending);
    if (key !== null) refuse('privatekey', countLineFeeds(pending.slice(0, key.index)) + 1);
  }

  function refuse(kind: string, line: number): never {
    const where = place === '' ? '' : ` in ${place}`;
    throw new InspectError('secret_found', `a secret (${kind})${where}, line ${linesBefore + line}`);
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
