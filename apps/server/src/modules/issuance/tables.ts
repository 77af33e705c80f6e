import type { Mode } from '../../access/index.ts';
import type { IssuanceState } from './issuance-states.ts';

export type IssuanceTables = {
  /** One try to make a kit of a packet. Everything that its bytes depend on is stored before they are made. */
  issuances: {
    id: string;
    partner_id: string;
    mode: Mode;
    client_id: string;
    packet_id: string;
    series_id: string;
    state: IssuanceState;
    outcome: 'PASS';
    attempt: number;
    /** `reports/evaluation.json`: canonical JSON. */
    evaluation: string;
    /** JSON array of SubmittedRecord. */
    records: string;
    /** 32 secret bytes: receipt id and nonce follow from them. */
    seed: Uint8Array;
    /** JSON of RequestedKit. */
    requested: string;
    /** JSON of FrozenInput; null until the record set is frozen. */
    frozen: string | null;
    receipt_id: string | null;
    issued_at: number | null;
    after_checkpoint: Uint8Array | null;
    receipt_sha256: string | null;
    entry_sha256: string | null;
    kit_id: string | null;
    zip_sha256: string | null;
    zip_size: number | null;
    error_code: string | null;
    error_message: string | null;
    /** JSON of what is being done, for people who wait. */
    progress: string | null;
    requested_at: number;
    requested_by: string | null;
    state_changed_at: number;
    delivery_due_at: number;
    delivered_at: number | null;
  };
  /** Issued kits, and what became of them. */
  kits: {
    receipt_id: string;
    issuance_id: string;
    packet_id: string;
    partner_id: string;
    mode: Mode;
    client_id: string;
    series_id: string;
    kit_id: string;
    receipt_sha256: string;
    manifest: Uint8Array;
    zip_sha256: string;
    zip_size: number;
    entry_sha256: string;
    log_index: number;
    issued_at: number;
    delivered_at: number;
    status: 'issued' | 'withdrawn' | 'superseded';
    status_reason: string | null;
    status_at: number | null;
    /** The log entry that says so. */
    status_entry_sha256: string | null;
    /** When the retention policy had the ZIP deleted; receipt, manifest and log entry stay. */
    zip_deleted_at: number | null;
  };
};

export type IssuanceRow = IssuanceTables['issuances'];
export type KitRow = IssuanceTables['kits'];
