import { formatTimestamp, parseTimestamp } from '@attestlayer/encoding';
import * as z from 'zod';
import { lineText, timeText } from '../../http/index.ts';
import type { Balance } from './balance-of.ts';
import { MAX_GRANT } from './grant-credits.ts';
import type { Statement } from './make-statement.ts';
import { ACCOUNTS, GRANT_TYPES, type LotRow, TRANSFER_TYPES, type TransferRow } from './tables.ts';

const count = z.int();
const timestamp = z.string();

const lotSchema = z
  .object({
    id: z.string(),
    source: z.enum([...GRANT_TYPES, 'overage']),
    available: count,
    held: count,
    burned: count,
    expired: count,
    returned: count,
    granted_at: timestamp,
    expires_at: timestamp.nullable(),
  })
  .meta({ id: 'CreditLot' });

export const balanceSchema = z
  .object({
    available: count,
    held: count,
    burned: count,
    expired: count,
    overage: z.object({ limit: count, used: count }),
    low_balance_at: count,
    lots: z.array(lotSchema),
  })
  .meta({ id: 'CreditBalance' });

export const transferSchema = z
  .object({
    seq: count,
    id: z.string(),
    at: timestamp,
    type: z.enum(TRANSFER_TYPES),
    from_account: z.enum(ACCOUNTS),
    to_account: z.enum(ACCOUNTS),
    amount: count,
    lot_id: z.string(),
    packet_id: z.string().nullable(),
    issuance_id: z.string().nullable(),
    reason: z.string().nullable(),
  })
  .meta({ id: 'CreditTransfer' });

const balances = z.object({
  available: count,
  held: count,
  burned: count,
  expired: count,
  overage: count,
  issuer: count,
});

export const statementSchema = z
  .object({ from: timestamp, as_of: timestamp, opening: balances, closing: balances, lines: z.array(transferSchema) })
  .meta({ id: 'CreditStatement' });

export const grantBody = z.object({
  mode: z.enum(['live', 'test']).default('live'),
  /** Negative takes available credits out, as an adjustment. */
  amount: z
    .int()
    .min(-MAX_GRANT)
    .max(MAX_GRANT)
    .refine((amount) => amount !== 0, 'must not be 0'),
  type: z.enum(GRANT_TYPES).default('topup'),
  expires_at: timeText.nullable().default(null),
  reason: lineText(500).optional(),
  /** Of this grant, such as the number of its invoice: the same again is the same grant. */
  grant_key: lineText(200),
});

export const overageBody = z.object({
  mode: z.enum(['live', 'test']).default('live'),
  limit: z.int().min(0).max(MAX_GRANT),
});

function toLot(lot: LotRow): z.input<typeof lotSchema> {
  const { id, source, available, held, burned, expired, returned, created_at, expires_at } = lot;
  return {
    id,
    source,
    available,
    held,
    burned,
    expired,
    returned,
    granted_at: formatTimestamp(created_at),
    expires_at: expires_at === null ? null : formatTimestamp(expires_at),
  };
}

export function toBalance({ lots, lowBalanceAt, ...counts }: Balance): z.input<typeof balanceSchema> {
  return { ...counts, low_balance_at: lowBalanceAt, lots: lots.map(toLot) };
}

/** The actor is not told: staff of the issuer are no business of a partner's viewers, and the audit log has it. */
export function toTransfer(row: TransferRow): z.input<typeof transferSchema> {
  const { seq, id, at, type, from_account, to_account, amount, lot_id, packet_id, issuance_id, reason } = row;
  const time = formatTimestamp(at);
  return { seq, id, at: time, type, from_account, to_account, amount, lot_id, packet_id, issuance_id, reason };
}

export function toStatement({ from, asOf, opening, closing, lines }: Statement): z.input<typeof statementSchema> {
  return {
    from: formatTimestamp(from),
    as_of: formatTimestamp(asOf),
    opening,
    closing,
    lines: lines.map(toTransfer),
  };
}

export function readExpiry(text: string | null): number | null {
  return text === null ? null : parseTimestamp(text);
}
