import { assertNever, decodeHex } from '@attestlayer/encoding';
import { keyWindowInLog, type LogEntry } from '@attestlayer/kit';
import { createEntryAuthority } from '@attestlayer/log';
import { findByReceipt, listEvents } from './find-entry.ts';
import type { LookupIndex } from './lookup-index.ts';
import type { RegistryView } from './registry-view.ts';

/**
 * Whether an entry counts under the latest trust root. Being in the log is no authority: whoever may append can write any
 * entry of the right form (spec/kit-format.md 8).
 */
export async function entryCounts(
  view: RegistryView,
  index: LookupIndex,
  { index: at, entry }: { index: number; entry: LogEntry },
): Promise<boolean> {
  const { latest, versions } = view.trust;
  const authority = createEntryAuthority(view.origin, versions);
  switch (entry.entry) {
    case 'receipt.v1': {
      const first = await firstReceipt(entry.receipt_sha256);
      const place = { origin: view.origin, issuerId: entry.issuer, kid: entry.kid, index: at };
      return first?.index === at && keyWindowInLog(versions, place).status === 'valid';
    }
    case 'withdraw.v1': {
      const receipt = await firstReceipt(entry.receipt_sha256);
      if (receipt === undefined || receipt.index > at) return false;
      authority.claimReceipt(receipt.entry);
      return authority.mayWithdraw(entry, at);
    }
    case 'revoke.v1':
      for (const version of await listEvents(view, index, 'trust.v1')) {
        if (version.index < at) authority.noteTrust(version.entry);
      }
      return authority.mayRevoke(entry);
    case 'key.v1': {
      const keys = latest.root.issuers.find(({ id }) => id === entry.issuer)?.keys ?? [];
      const key = keys.find(({ kid }) => kid === entry.kid);
      if (key === undefined) return false;
      return entry.action === 'activate' ? key.active_from_index === at : key.state !== 'active';
    }
    case 'trust.v1':
      return versions.some(
        ({ root, fingerprint }) => root.version === entry.version && fingerprint === entry.trust_sha256,
      );
    default:
      return assertNever(entry);
  }

  async function firstReceipt(receiptSha256: string) {
    const [first] = await findByReceipt(view, index, 'receipt.v1', decodeHex(receiptSha256));
    return first;
  }
}
