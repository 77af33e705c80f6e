import { MANIFEST_PATH, type Manifest, RECEIPT_PATH, type Receipt } from '@attestlayer/kit';
import type { Run } from './run.ts';

/** The receipt binds this manifest and no other (spec/verification.md 4.13). */
export function checkBinding(run: Run, manifest: Manifest, receipt: Receipt): void {
  const { sha256, size } = run.known.manifest!;
  run.findings.compare('receipt_binds_manifest', 'receipt_manifest_differs', {
    path: MANIFEST_PATH,
    expected: `${receipt.manifest.sha256}, ${receipt.manifest.size} bytes`,
    found: `${sha256}, ${size} bytes`,
  });
  run.findings.compare('receipt_binds_tree', 'receipt_tree_differs', {
    path: MANIFEST_PATH,
    expected: `${receipt.tree.root}, ${receipt.tree.size} files`,
    found: `${manifest.tree.root}, ${manifest.tree.size} files`,
  });
  checkIdentity(run, manifest, receipt);
}

/** What both documents name must be the same on both sides: a reader may look at either. */
function checkIdentity({ findings }: Run, manifest: Manifest, { receipt_id, packet_id, issuer, scope }: Receipt): void {
  const { profile } = manifest;
  const pairs: [string, string | number, string | number][] = [
    ['receipt_id', receipt_id, manifest.receipt_id],
    ['packet_id', packet_id, manifest.packet_id],
    ['issuer.id', issuer.id, manifest.issuer.id],
    ['issuer.name', issuer.name, manifest.issuer.name],
    ['profile.id', scope.profile_id, profile.id],
    ['profile.version', scope.profile_version, profile.version],
    ['profile.lane_id', scope.lane_id, profile.lane_id],
    ['profile.sha256', scope.profile_sha256, profile.sha256],
  ];
  const differing = pairs.filter(([, expected, found]) => expected !== found);
  if (differing.length === 0)
    findings.pass('receipt_binds_identity', { found: pairs.map(([name]) => name).join(', ') });
  for (const [name, expected, found] of differing) {
    findings.fail('receipt_binds_identity', 'receipt_identity_differs', {
      path: RECEIPT_PATH,
      expected: `${name} ${expected}`,
      found: `${name} ${found}`,
    });
  }
}

/**
 * The conclusion from files to signature (spec/verification.md 4.14): nothing was changed since the issuer signed exactly if
 * every link of the chain holds.
 */
export function concludeSeal({ findings }: Run): void {
  const links = [
    'files_match_manifest',
    'manifest_matches_receipt',
    'receipt_key_known',
    'receipt_signature_valid',
  ] as const;
  const broken = links.filter((name) => findings.statusOf(name) === 'FAIL');
  const open = links.filter((name) => findings.statusOf(name) !== 'PASS');
  const expected = links.join(', ');
  if (broken.length > 0) findings.fail('seal', 'seal_broken', { expected, found: `failed: ${broken.join(', ')}` });
  else if (open.length > 0) {
    findings.notEstablished('seal', 'seal_not_established', { expected, found: `not established: ${open.join(', ')}` });
  } else findings.pass('seal', { found: expected });
}
