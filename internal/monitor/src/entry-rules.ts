import { assertNever } from '@attestlayer/encoding';
import { KitError, keyWindowInLog, type LogEntry, parseLogEntry, type TrustVersion } from '@attestlayer/kit';
import { createEntryAuthority, type IndexedEntry } from '@attestlayer/log';
import { type AuditCode, type AuditFinding, makeFinding } from './audit-finding.ts';

type EntryOf<Kind extends LogEntry['entry']> = Extract<LogEntry, { entry: Kind }>;

/** Judges the entries of a log one by one, in log order. */
export type EntryRules = {
  check(entry: IndexedEntry): Promise<AuditFinding[]>;
  /** What can only be said when all of the first `size` entries were seen. */
  finish(size: number): AuditFinding[];
  /** How many entries of each kind were seen. */
  counts: Record<LogEntry['entry'], number>;
};

/**
 * Makes the rules of a log under a trust root, the last of its verified versions. It remembers every receipt, some hundred bytes each, to see repetitions and to know
 * who may withdraw it.
 */
export function createEntryRules(origin: string, versions: readonly TrustVersion[]): EntryRules {
  const trust = versions.at(-1)!.root;
  const authority = createEntryAuthority(origin, versions);
  const counts = { 'receipt.v1': 0, 'key.v1': 0, 'revoke.v1': 0, 'withdraw.v1': 0, 'trust.v1': 0 };
  /** Keys that were activated, as "index kid". */
  const activations = new Set<string>();
  let lastTrustVersion: number | null = null;

  async function check({ index, bytes }: IndexedEntry): Promise<AuditFinding[]> {
    const entry = readEntry(bytes);
    if (entry instanceof KitError) return [makeFinding(index, 'entry_malformed', entry.code)]; // The message may quote the entry.
    counts[entry.entry] += 1;
    const problems = await judge(entry, index);
    return problems.map(([code, detail]) => makeFinding(index, code, detail));
  }

  async function judge(entry: LogEntry, index: number): Promise<[AuditCode, string][]> {
    switch (entry.entry) {
      case 'receipt.v1':
        return judgeReceipt(entry, index);
      case 'withdraw.v1':
        if (await authority.mayWithdraw(entry, index)) return [];
        return [['withdrawal_without_authority', `of receipt ${entry.receipt_sha256} under key ${entry.kid}`]];
      case 'revoke.v1':
        if (!(await authority.mayRevoke(entry))) return [['revocation_without_authority', `of key ${entry.kid}`]];
        return judgeRevocation(entry);
      case 'key.v1':
        return judgeKey(entry, index);
      case 'trust.v1':
        return judgeTrust(entry);
      default:
        return assertNever(entry);
    }
  }

  function judgeReceipt(entry: EntryOf<'receipt.v1'>, index: number): [AuditCode, string][] {
    const { receipt_sha256, issuer, kid } = entry;
    const problems: [AuditCode, string][] = [];
    if (!authority.claimReceipt(entry)) problems.push(['receipt_repeated', `receipt ${receipt_sha256}`]);
    const { status } = keyWindowInLog(versions, { origin, issuerId: issuer, kid, index });
    if (status !== 'valid')
      problems.push(['receipt_key_not_valid', `receipt ${receipt_sha256} under key ${kid} of ${issuer}: ${status}`]);
    return problems;
  }

  function judgeRevocation({ kid, last_valid_index }: EntryOf<'revoke.v1'>): [AuditCode, string][] {
    const key = trust.issuers.flatMap(({ keys }) => keys).find((candidate) => candidate.kid === kid);
    if (key === undefined || key.state === 'unknown') return [];
    if (key.last_valid_index !== null && key.last_valid_index <= last_valid_index) return [];
    return [['revocation_not_in_trust', `key ${kid} is good up to ${last_valid_index} only`]];
  }

  function judgeKey({ action, issuer, kid }: EntryOf<'key.v1'>, index: number): [AuditCode, string][] {
    if (action !== 'activate') return [];
    activations.add(`${index} ${kid}`);
    const keys = trust.issuers.find(({ id }) => id === issuer)?.keys ?? [];
    const isListed = keys.some((key) => key.kid === kid && key.active_from_index === index);
    return isListed ? [] : [['key_not_in_trust', `key ${kid} of ${issuer}`]];
  }

  function judgeTrust(entry: EntryOf<'trust.v1'>): [AuditCode, string][] {
    const { version, trust_sha256 } = entry;
    authority.noteTrust(entry);
    const problems: [AuditCode, string][] = [];
    if (lastTrustVersion !== null && version !== lastTrustVersion + 1)
      problems.push(['trust_version_order', `version ${version} follows version ${lastTrustVersion}`]);
    lastTrustVersion = version;
    const held = versions.find(({ root }) => root.version === version)?.fingerprint;
    if (held !== undefined && held !== trust_sha256)
      problems.push(['trust_file_differs', `version ${version} is ${trust_sha256} in the log, ${held} here`]);
    return problems;
  }

  function finish(size: number): AuditFinding[] {
    return trust.issuers
      .flatMap(({ keys }) => keys)
      .filter(
        ({ active_from_index, kid }) => active_from_index < size && !activations.has(`${active_from_index} ${kid}`),
      )
      .map(({ active_from_index, kid }) => makeFinding(active_from_index, 'key_not_announced', `key ${kid}`));
  }

  return { check, finish, counts };
}

function readEntry(bytes: Uint8Array): LogEntry | KitError {
  try {
    return parseLogEntry(bytes);
  } catch (error) {
    if (error instanceof KitError) return error;
    throw error;
  }
}
