import type { renderBinder } from '@attestlayer/binder';
import type { Receipt } from '@attestlayer/kit';
import type { Evaluation, Profile } from '@attestlayer/profile';
import type { Signer } from '@attestlayer/signature';
import type { IssuableRecord } from './exhibits.ts';
import type { PacketTrail } from './packet-trail.ts';
import type { RandomBytes } from './randomness.ts';

export type Party = { id: string; name: string };
export type KitParties = { issuer: Party; partner: Party; client: Party };

/** The kit issued before in the same series: what the file-level comparison and the receipt refer to. */
export type PreviousKit = { manifest: Uint8Array; receiptSha256: string };

/** Everything that the sealed core of one kit is made from. */
export type SealKitInput = {
  parties: KitParties;
  packetId: string;
  seriesId: string;
  previous: PreviousKit | null;
  profile: Profile;
  /** Outcome PASS, over exactly `records`. */
  evaluation: Evaluation;
  records: IssuableRecord[];
  /** Ends with the evaluation. */
  trail: PacketTrail;
  issuerSigner: Signer;
  /** Latest checkpoint known: a lower bound for the time of issue. The receipt names its state; the signed note is attached. */
  after: { state: Receipt['after']; checkpoint: Uint8Array };
  logOrigin: string;
  /** trust.1.json of the issuer; a copy travels in the kit and is pinned in its offline verifier. */
  trustFile: Uint8Array;
  /** The built offline verifier page. */
  verifierTemplate: string;
  verifyUrl: string;
  registryUrl: string;
  withRecordPdf: boolean;
  /** The binder says that the kit was made for trying out. */
  sandbox: boolean;
  /** Of the policy in force; a local issuer's is {@link LOCAL_RETENTION_POLICY_SHA256}. */
  retentionPolicySha256: string;
  /** RFC 3339 UTC with milliseconds; the issuer's claim. */
  issuedAt: string;
  random: RandomBytes;
  /** Left out, `renderBinder` of @attestlayer/binder; for tests that make hundreds of kits. */
  renderBinder?: typeof renderBinder | undefined;
  onProgress?: (stage: string, done: number, total: number) => void;
};
