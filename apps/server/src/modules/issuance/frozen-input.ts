import type { KitParties } from '@attestlayer/issuer';

/** What the bytes of a kit depend on beside its records, evaluation and trail: stored, because settings may change before a crash is resumed. */
export type FrozenInput = {
  parties: KitParties;
  /** Of the hash trail before this issuance froze it. */
  trailLength: number;
  previousReceiptId: string | null;
  trustVersion: number;
  issuerKid: string;
  logOrigin: string;
  verifyUrl: string;
  registryUrl: string;
  withRecordPdf: boolean;
  retentionPolicySha256: string;
};

/** What the workspace says about its kits; taken when the issuance is asked for. */
export type IssuingPartner = Pick<FrozenInput, 'withRecordPdf' | 'retentionPolicySha256'> & {
  name: string;
  /** From the request to delivery, as its tier promises. */
  deliveryWithinMs: number;
};

/** What is known of a kit when it is asked for. */
export type RequestedKit = { partner: IssuingPartner; clientName: string };
