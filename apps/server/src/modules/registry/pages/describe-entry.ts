import { assertNever } from '@attestlayer/encoding';
import type { LogEntry } from '@attestlayer/kit';
import type { MessageKey } from './messages.en.ts';
import type { Page } from './page.ts';

/** What kind of entry it is, in a word; null is one that cannot be read. */
export function kindKey(entry: LogEntry | null): MessageKey {
  if (entry === null) return 'kind.unreadable';
  switch (entry.entry) {
    case 'receipt.v1':
    case 'revoke.v1':
    case 'trust.v1':
      return `kind.${entry.entry}`;
    case 'key.v1':
      return `kind.key.v1.${entry.action}`;
    case 'withdraw.v1':
      return `kind.withdraw.v1.${entry.kind}`;
    default:
      return assertNever(entry);
  }
}

/** What an entry is about, in a line. */
export function subjectOf({ t }: Page, entry: LogEntry | null): string {
  if (entry === null) return t('subject.unreadable');
  switch (entry.entry) {
    case 'receipt.v1':
    case 'withdraw.v1':
      return t('subject.receipt', { hash: entry.receipt_sha256 });
    case 'key.v1':
    case 'revoke.v1':
      return t('subject.key', { kid: entry.kid, issuer: entry.issuer });
    case 'trust.v1':
      return t('subject.trust', { version: entry.version });
    default:
      return assertNever(entry);
  }
}
