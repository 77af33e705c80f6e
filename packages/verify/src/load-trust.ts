import { KitError, type TrustRoot, type TrustVersion, verifyTrustVersions } from '@attestlayer/kit';
import { codeOfKitError } from './codes/kit-error-code.ts';
import type { Run } from './run.ts';

/**
 * Walks the reader's trust chain (spec/verification.md 4.1). It comes first: a mistake in what the reader
 * handed in must not look like a fault of the kit.
 */
export async function loadTrust(run: Run): Promise<TrustRoot | null> {
  const { pinned } = run.input.trust;
  if (pinned === null) {
    run.findings.notEstablished('trust_root', 'trust_not_given');
    return null;
  }
  const versions = await walkChain(run, pinned);
  const { root } = versions.at(-1)!;
  run.known.trust = root;
  run.known.trustVersions = versions;
  run.findings.pass('trust_root', { found: `version ${root.version}` });
  checkExpiry(run, root);
  return root;
}

async function walkChain(run: Run, pinned: Uint8Array): Promise<TrustVersion[]> {
  try {
    return await verifyTrustVersions({ pinned, updates: run.input.trust.updates ?? [] });
  } catch (error) {
    if (!(error instanceof KitError)) throw error;
    return run.findings.stop('trust_root', codeOfKitError(error), { found: error.message });
  }
}

/** Timestamps have one form, so comparing the texts compares the times. */
function checkExpiry({ findings, input }: Run, { expires }: TrustRoot): void {
  const detail = { expected: `a time before ${expires}`, found: input.now };
  if (input.now < expires) findings.pass('trust_fresh', detail);
  else findings.notEstablished('trust_fresh', 'trust_expired', detail);
}
