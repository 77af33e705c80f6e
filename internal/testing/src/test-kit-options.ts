import type { Manifest, Receipt, TrailEvent, TrustRoot } from '@attestlayer/kit';
import type { Evaluation } from '@attestlayer/profile';
import type { Checkpoint, TlogProof } from '@attestlayer/tlog';

/**
 * Changes a document before whatever depends on it is made, so that everything after it is consistent with the change: the
 * digests of an edited file are right, an edited receipt is really signed. Drafts are changed in place.
 */
export type TestKitEdits = {
  evaluation?(draft: Evaluation): void;
  trailEvents?(draft: TrailEvent[]): void;
  /** All files of the core, before the manifest lists them. */
  core?(draft: Map<string, Uint8Array>): void;
  manifest?(draft: Manifest): void;
  manifestBytes?(bytes: Uint8Array): Uint8Array;
  receipt?(draft: Receipt): void;
  receiptBytes?(bytes: Uint8Array): Uint8Array;
  jws?(text: string): string;
  /** The log entry of the receipt, before it is hashed into the log. */
  logEntry?(bytes: Uint8Array): Uint8Array;
  checkpoint?(draft: Checkpoint): void;
  /** The signed note, before it is put into the proof. */
  note?(bytes: Uint8Array): Uint8Array;
  proof?(draft: TlogProof): void;
  /** The state in proof/after.checkpoint, and the signed note with it. */
  afterCheckpoint?(draft: Checkpoint): void;
  afterNote?(bytes: Uint8Array): Uint8Array;
  trustRoot?(draft: TrustRoot): void;
  /** The finished kit. */
  files?(draft: Map<string, Uint8Array>): void;
};

/** What a test may choose; without options every call gives the same kit. */
export type TestKitOptions = {
  /** Another number gives another valid kit of the same issuer in the same log. */
  variant?: number;
  /** Words for the seeds of the keys; others give a kit that looks right and that nobody trusts. */
  issuerKey?: string;
  /** With `none` the trust root asks for no witness and none cosigns. */
  witnesses?: 'two' | 'none';
  /** Evidence of time to attach. With a time-stamp, the trust root lists the authority that made it. */
  attach?: readonly ('after_checkpoint' | 'receipt_timestamp' | 'checkpoint_timestamp')[];
  /** When the witnesses cosign the state that the receipt names; RFC 3339. Default: half an hour before the issue. */
  afterCosignedAt?: string;
  edit?: TestKitEdits;
};
