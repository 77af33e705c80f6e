import { sha256Hex, writeCanonical } from '@attestlayer/encoding';

/** What a local issuer keeps: nothing is deleted by the program, and it says so. Servers have a policy for each workspace. */
const LOCAL_RETENTION_POLICY = {
  schema: 'attestlayer.retention.v1',
  records: 'kept by the submitter; the issuer keeps the copies in the kit only',
  kits: 'kept until the operator deletes them',
  log: 'kept forever; it holds no customer data',
};

/** `retention_policy_sha256` of receipts that a local issuer signs. */
export const LOCAL_RETENTION_POLICY_SHA256 = sha256Hex(writeCanonical(LOCAL_RETENTION_POLICY));
