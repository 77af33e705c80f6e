import type { Receipt } from '@attestlayer/kit';
import type { TestKitEdits } from '@attestlayer/testing';
import { editFinished, type FailureCase } from './failure-case.ts';

const refused = { verdict: 'NOT_VERIFIED' } as const;
const ZEROS = '0'.repeat(64);

function edit(edits: TestKitEdits): { kit: { edit: TestKitEdits } } {
  return { kit: { edit: edits } };
}

function receipt(change: (draft: Receipt) => void): { kit: { edit: TestKitEdits } } {
  return edit({ receipt: change });
}

/** Receipts that are really signed and really logged, and still do not fit the kit that they are in. */
export const BINDING_CASES: FailureCase[] = [
  {
    ...refused,
    code: 'receipt_manifest_differs',
    ...receipt((draft) => Object.assign(draft.manifest, { sha256: ZEROS })),
  },
  {
    ...refused,
    code: 'receipt_manifest_differs',
    because: 'size',
    ...receipt((draft) => Object.assign(draft.manifest, { size: draft.manifest.size + 1 })),
  },
  { ...refused, code: 'receipt_tree_differs', ...receipt((draft) => Object.assign(draft.tree, { root: ZEROS })) },
  {
    ...refused,
    code: 'receipt_tree_differs',
    because: 'size',
    ...receipt((draft) => Object.assign(draft.tree, { size: draft.tree.size + 1 })),
  },
  {
    ...refused,
    code: 'receipt_identity_differs',
    because: 'receipt id',
    ...receipt((draft) => Object.assign(draft, { receipt_id: '019d4da2-ad00-7101-8101-010101010102' })),
  },
  {
    ...refused,
    code: 'receipt_identity_differs',
    because: 'packet',
    ...receipt((draft) => Object.assign(draft, { packet_id: 'other' })),
  },
  {
    ...refused,
    code: 'receipt_identity_differs',
    because: 'issuer',
    ...edit({ manifest: (draft) => Object.assign(draft.issuer, { id: 'other' }) }),
  },
  {
    ...refused,
    code: 'receipt_identity_differs',
    because: 'issuer name',
    ...edit({ manifest: (draft) => Object.assign(draft.issuer, { name: 'Other' }) }),
  },
  {
    ...refused,
    code: 'receipt_identity_differs',
    because: 'profile',
    ...receipt((draft) => Object.assign(draft.scope, { profile_id: 'OTHER-01' })),
  },
  {
    ...refused,
    code: 'receipt_identity_differs',
    because: 'version',
    ...receipt((draft) => Object.assign(draft.scope, { profile_version: 2 })),
  },
  {
    ...refused,
    code: 'receipt_identity_differs',
    because: 'lane',
    ...receipt((draft) => Object.assign(draft.scope, { lane_id: 'OTHER-01' })),
  },
  {
    ...refused,
    code: 'receipt_identity_differs',
    because: 'profile hash',
    ...receipt((draft) => Object.assign(draft.scope, { profile_sha256: ZEROS })),
  },
  {
    ...refused,
    code: 'profile_differs',
    ...edit({
      manifest: (draft) => Object.assign(draft.profile, { sha256: ZEROS }),
      receipt: (draft) => Object.assign(draft.scope, { profile_sha256: ZEROS }),
    }),
  },
  {
    ...refused,
    code: 'evaluation_differs',
    ...receipt((draft) => Object.assign(draft.scope, { evaluation_sha256: ZEROS })),
  },
  {
    ...refused,
    code: 'evaluation_differs',
    because: 'packet',
    ...edit({ evaluation: (draft) => Object.assign(draft, { packet_id: 'other' }) }),
  },
  {
    ...refused,
    code: 'evaluation_differs',
    because: 'attempt',
    ...edit({ evaluation: (draft) => Object.assign(draft, { attempt: 1 }) }),
  },
  {
    ...refused,
    code: 'evaluation_differs',
    because: 'period',
    ...edit({ evaluation: (draft) => Object.assign(draft, { period: null }) }),
  },
  {
    ...refused,
    code: 'evaluation_malformed',
    ...edit({ evaluation: (draft) => Object.assign(draft, { schema: 'other' }) }),
  },
  {
    ...refused,
    code: 'evaluation_not_pass',
    ...edit({ evaluation: (draft) => Object.assign(draft, { outcome: 'FAIL' }) }),
  },
  {
    ...refused,
    code: 'hash_trail_head_differs',
    ...receipt((draft) => Object.assign(draft.hash_trail, { head: ZEROS })),
  },
  {
    ...refused,
    code: 'hash_trail_head_differs',
    because: 'entries',
    ...receipt((draft) => Object.assign(draft.hash_trail, { entries: draft.hash_trail.entries + 1 })),
  },
  {
    ...refused,
    code: 'hash_trail_records_differ',
    because: 'disposition',
    ...edit({ manifest: (draft) => Object.assign(draft.submitted[2]!, { disposition: 'out_of_scope' }) }),
  },
  {
    ...refused,
    code: 'hash_trail_records_differ',
    because: 'left out',
    ...edit({ manifest: (draft) => void draft.submitted.pop() }),
  },
  {
    ...refused,
    code: 'hash_trail_records_differ',
    because: 'put in',
    ...edit({ manifest: (draft) => void draft.submitted.push({ ...draft.submitted[2]!, record_id: 'record-4' }) }),
  },
  {
    ...refused,
    code: 'hash_trail_records_differ',
    because: 'packet',
    ...edit({
      trailEvents: ([first]) => {
        if (first?.event === 'packet_opened') first.packet_id = 'other';
      },
    }),
  },
  {
    ...refused,
    code: 'hash_trail_attempts_differ',
    because: 'count',
    ...receipt((draft) => Object.assign(draft.scope, { attempt: 1 })),
  },
  {
    ...refused,
    code: 'hash_trail_attempts_differ',
    because: 'outcome',
    ...edit({
      trailEvents: (draft) => {
        for (const event of draft) if (event.event === 'evaluated') event.outcome = 'FAIL';
      },
    }),
  },
  {
    ...refused,
    code: 'hash_trail_attempts_differ',
    because: 'not frozen',
    ...edit({ trailEvents: (draft) => void draft.pop() }),
  },
  { ...refused, code: 'seal_broken', kit: editFinished('binder.pdf', (text) => text.replace('1.7', '1.6')) },
  { code: 'seal_not_established', verdict: 'NOT_ESTABLISHED', input: () => ({ trust: { pinned: null } }) },
];
