import { encodeUtf8 } from '@attestlayer/encoding';
import { HASH_TRAIL_PATH, KitError, MANIFEST_PATH, type Manifest, RECEIPT_PATH } from '@attestlayer/kit';
import { asFolder, type TestKitEdits } from '@attestlayer/testing';
import { decode, editFile, editFinished, type FailureCase, withMembers } from './failure-case.ts';

const refused = { verdict: 'NOT_VERIFIED' } as const;

function manifest(edit: (draft: Manifest) => void): { kit: { edit: TestKitEdits } } {
  return { kit: { edit: { manifest: edit } } };
}

/** manifest.json and receipt.json as documents, and the set of files. */
export const DOCUMENT_CASES: FailureCase[] = [
  {
    ...refused,
    code: 'manifest_not_canonical',
    kit: { edit: { manifestBytes: (bytes) => encodeUtf8(`${decode(bytes)}\n`) } },
  },
  { ...refused, code: 'manifest_schema', ...manifest((draft) => Object.assign(draft, { unknown: 1 })) },
  {
    ...refused,
    code: 'manifest_schema',
    because: 'boundary',
    ...manifest((draft) => Object.assign(draft, { boundary: '' })),
  },
  {
    code: 'manifest_version_unsupported',
    verdict: 'MALFORMED',
    ...manifest((draft) => Object.assign(draft, { schema: 'attestlayer.manifest.v2' })),
  },
  { ...refused, code: 'manifest_files_unsorted', ...manifest((draft) => void draft.files.reverse()) },
  { ...refused, code: 'manifest_layout', ...manifest((draft) => Object.assign(draft.files[0]!, { path: 'A.txt' })) },
  {
    ...refused,
    code: 'manifest_name_not_storable',
    ...manifest((draft) => {
      const file = draft.files.find((each) => each.role === 'evidence');
      if (file?.role === 'evidence') file.source.original_name = 'a\u202Efdp.exe';
    }),
  },
  { ...refused, code: 'manifest_submitted_unsorted', ...manifest((draft) => void draft.submitted.reverse()) },
  { ...refused, code: 'manifest_submitted_mismatch', ...manifest((draft) => void draft.submitted.shift()) },
  {
    ...refused,
    code: 'manifest_totals_mismatch',
    ...manifest((draft) => Object.assign(draft.totals, { bytes: draft.totals.bytes + 1 })),
  },
  {
    ...refused,
    code: 'manifest_tree_mismatch',
    ...manifest((draft) => Object.assign(draft.tree, { root: '0'.repeat(64) })),
  },
  {
    ...refused,
    code: 'receipt_not_canonical',
    kit: { edit: { receiptBytes: (bytes) => encodeUtf8(` ${decode(bytes)}`) } },
  },
  { ...refused, code: 'receipt_schema', kit: { edit: { receipt: (draft) => Object.assign(draft, { claims: [] }) } } },
  {
    code: 'receipt_version_unsupported',
    verdict: 'MALFORMED',
    kit: { edit: { receipt: (draft) => Object.assign(draft, { schema: 'attestlayer.receipt.v2' }) } },
  },
  {
    ...refused,
    code: 'receipt_period_reversed',
    kit: {
      edit: { receipt: (draft) => Object.assign(draft.scope, { period: { from: '2026-02-01', until: '2026-01-01' } }) },
    },
  },
  {
    code: 'kit_not_recognised',
    verdict: 'MALFORMED',
    because: 'no manifest',
    kit: editFinished(MANIFEST_PATH, () => null),
  },
  {
    code: 'kit_not_recognised',
    verdict: 'MALFORMED',
    because: 'no receipt',
    kit: editFinished(RECEIPT_PATH, () => null),
  },
  { code: 'not_reached', verdict: 'MALFORMED', kit: editFinished(MANIFEST_PATH, () => null) },
  { ...refused, code: 'source_entry_too_large', kit: editFinished(RECEIPT_PATH, (text) => text.padEnd(70_000)) },
  { ...refused, code: 'file_missing', kit: editFinished('binder.pdf', () => null) },
  { ...refused, code: 'file_missing', because: 'envelope', kit: editFinished('receipt.jws', () => null) },
  { ...refused, code: 'file_unexpected', kit: editFinished('notes.txt', () => 'hello\n') },
  {
    ...refused,
    code: 'file_unexpected',
    because: 'attached folder',
    kit: editFinished('trust/trust.2.json', () => '{}'),
  },
  { ...refused, code: 'file_size_differs', kit: editFinished('binder.pdf', (text) => `${text}.`) },
  { ...refused, code: 'file_digest_differs', kit: editFinished('binder.pdf', (text) => text.replace('1.7', '1.6')) },
  { ...refused, code: 'sha256sums_differs', kit: editFinished('SHA256SUMS', (text) => text.replace('0', '1')) },
  { ...refused, code: 'sha256sums_differs', because: 'longer', kit: editFinished('SHA256SUMS', (text) => `${text}\n`) },
  { code: 'container_not_used', verdict: 'VERIFIED' },
  {
    code: 'file_not_hashed',
    verdict: 'NOT_ESTABLISHED',
    input: () => ({ hashFiles: async () => new Map() }),
  },
  {
    ...refused,
    code: 'limit_exceeded',
    open: ({ files }) => {
      const { form, entries } = asFolder(files);
      return { form, entries: Array.from({ length: 200_001 }, () => entries[0]!) };
    },
  },
  {
    code: 'source_read_failed',
    verdict: 'NOT_ESTABLISHED',
    input: () => ({ hashFiles: () => Promise.reject(new KitError('source_read_failed', 'the disk says no')) }),
  },
  {
    code: 'source_read_failed',
    because: 'manifest',
    verdict: 'NOT_ESTABLISHED',
    open: ({ files }) =>
      withStream(
        files,
        () => new ReadableStream({ pull: () => Promise.reject(new KitError('source_read_failed', 'no')) }),
      ),
  },
  {
    ...refused,
    code: 'source_size_mismatch',
    open: ({ files }) => withStream(files, () => new ReadableStream({ start: (controller) => controller.close() })),
  },
];

function withStream(files: ReadonlyMap<string, Uint8Array>, stream: () => ReadableStream<Uint8Array>) {
  const { form, entries } = asFolder(files);
  const size = files.get(MANIFEST_PATH)!.length;
  const [broken] = asFolder(new Map([[MANIFEST_PATH, new Uint8Array(size)]])).entries;
  const bytes = async () => {
    await stream().getReader().read();
    throw new KitError('source_size_mismatch', 'shorter than declared');
  };
  return { form, entries: entries.map((entry) => (entry.path === MANIFEST_PATH ? { ...broken!, bytes } : entry)) };
}

function trail(edit: (lines: string[]) => string[]): { kit: ReturnType<typeof editFile> } {
  return {
    kit: editFile(HASH_TRAIL_PATH, (text) =>
      edit(text.split('\n').slice(0, -1))
        .map((line) => `${line}\n`)
        .join(''),
    ),
  };
}

/** hash-trail.jsonl as a document; the manifest lists the changed bytes with their right digest. */
export const TRAIL_CASES: FailureCase[] = [
  { ...refused, code: 'trail_too_large', ...trail((lines) => [...lines, 'x'.repeat(70_000)]) },
  { ...refused, code: 'trail_not_canonical', ...trail(([first, ...rest]) => [` ${first}`, ...rest]) },
  { ...refused, code: 'trail_schema', ...trail(([first, ...rest]) => [withMembers(first!, { more: 1 }), ...rest]) },
  {
    ...refused,
    code: 'trail_version_unsupported',
    ...trail(([first, ...rest]) => [withMembers(first!, { schema: 'attestlayer.hash-trail.v2' }), ...rest]),
  },
  { ...refused, code: 'trail_empty', ...trail(() => []) },
  { ...refused, code: 'trail_not_terminated', kit: editFile(HASH_TRAIL_PATH, (text) => text.slice(0, -1)) },
  { ...refused, code: 'trail_sequence', ...trail(([first, , ...rest]) => [first!, ...rest]) },
  {
    ...refused,
    code: 'trail_chain_broken',
    ...trail(([first, ...rest]) => [withMembers(first!, { packet_id: 'another' }), ...rest]),
  },
  {
    ...refused,
    code: 'trail_first_event',
    ...trail(([, second, ...rest]) => [withMembers(second!, { prev: '0'.repeat(64), seq: 1 }), ...rest]),
  },
  {
    ...refused,
    code: 'trail_record_state',
    kit: {
      edit: {
        trailEvents: (draft) =>
          void draft.push({ event: 'record_returned', at: '2026-04-02T09:00:00.000Z', record_id: 'nobody' }),
      },
    },
  },
  {
    ...refused,
    code: 'trail_attempt_order',
    kit: {
      edit: {
        trailEvents: (draft) =>
          void draft.splice(
            draft.findIndex((event) => event.event === 'evaluated'),
            1,
          ),
      },
    },
  },
];
