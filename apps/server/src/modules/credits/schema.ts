import type { SchemaStep } from '@attestlayer/storage';
import { ACCOUNTS, LOT_ACCOUNTS, TRANSFER_TYPES } from './tables.ts';

/** Which way each type may move credits. */
const ALLOWED_MOVES = `
  (type in ('topup', 'credit_back', 'bonus') and from_account = 'issuer' and to_account = 'available')
  or (type = 'adjustment' and from_account = 'issuer' and to_account = 'available')
  or (type = 'adjustment' and from_account = 'available' and to_account = 'issuer')
  or (type = 'overage' and from_account = 'overage' and to_account = 'available')
  or (type = 'overage' and from_account = 'available' and to_account = 'overage')
  or (type = 'hold' and from_account = 'available' and to_account = 'held')
  or (type = 'burn' and from_account = 'held' and to_account = 'burned')
  or (type = 'release' and from_account = 'held' and to_account = 'available')
  or (type = 'expire' and from_account = 'available' and to_account = 'expired')`;

const APPLY_TO_LEDGER = `update credit_ledgers set seq = new.seq, ${ACCOUNTS.map(moved).join(', ')}
  where partner_id = new.partner_id and mode = new.mode`;

const APPLY_TO_LOT = `update credit_lots set ${LOT_ACCOUNTS.map(moved).join(', ')},
    returned = returned + case when new.to_account in ('issuer', 'overage') then new.amount else 0 end
  where id = new.lot_id`;

function moved(account: string): string {
  return `${account} = ${account} + case when new.to_account = '${account}' then new.amount
    when new.from_account = '${account}' then -new.amount else 0 end`;
}

/** What a transfer must find, beside the constraints of its own row; the code is what the database answers when it does not. */
const CONDITIONS: readonly { code: string; refuseWhen: string }[] = [
  {
    code: 'credit_seq_differs',
    refuseWhen: `new.seq is distinct from
      (select seq + 1 from credit_ledgers where partner_id = new.partner_id and mode = new.mode)`,
  },
  {
    code: 'credit_lot_expired',
    refuseWhen: `new.type = 'hold'
      and exists (select 1 from credit_lots where id = new.lot_id and expires_at <= new.at)`,
  },
  {
    code: 'credit_lot_not_expired',
    refuseWhen: `new.type = 'expire'
      and not exists (select 1 from credit_lots where id = new.lot_id and expires_at <= new.at)`,
  },
  {
    code: 'credit_hold_missing',
    refuseWhen: `new.type in ('burn', 'release') and not exists (select 1 from credit_transfers hold
      where hold.type = 'hold' and hold.issuance_id = new.issuance_id and hold.packet_id = new.packet_id
        and hold.lot_id = new.lot_id and hold.partner_id = new.partner_id and hold.mode = new.mode)`,
  },
  {
    code: 'credit_burn_without_issued_packet',
    refuseWhen: `new.type = 'burn' and not exists (select 1 from packets
      where packets.id = new.packet_id and packets.partner_id = new.partner_id and packets.mode = new.mode
        and packets.state = 'issued')`,
  },
];

const IMMUTABLE = 'credit_transfer_immutable';

export const creditSchema: SchemaStep = {
  name: '0200_credits',
  common: [
    `create table credit_ledgers (
      partner_id text not null,
      mode text not null check (mode in ('live', 'test')),
      seq integer not null,
      overage_limit integer not null check (overage_limit >= 0),
      low_balance_at integer not null check (low_balance_at >= 0),
      low_since integer,
      issuer integer not null check (issuer <= 0),
      overage integer not null,
      available integer not null check (available >= 0),
      held integer not null check (held >= 0),
      burned integer not null check (burned >= 0),
      expired integer not null check (expired >= 0),
      primary key (partner_id, mode),
      constraint credit_ledger_sums_to_zero check (issuer + overage + available + held + burned + expired = 0),
      constraint credit_overage_within_limit check (overage <= 0 and overage >= -overage_limit)
    ) strict`,
    `create table credit_lots (
      id text primary key,
      partner_id text not null,
      mode text not null,
      source text not null check (source in ('topup', 'credit_back', 'bonus', 'adjustment', 'overage')),
      expires_at integer,
      created_at integer not null,
      available integer not null check (available >= 0),
      held integer not null check (held >= 0),
      burned integer not null check (burned >= 0),
      expired integer not null check (expired >= 0),
      returned integer not null check (returned >= 0),
      unique (id, partner_id, mode),
      foreign key (partner_id, mode) references credit_ledgers (partner_id, mode)
    ) strict`,
    `create index credit_lots_usable on credit_lots (partner_id, mode, expires_at, created_at) where available > 0`,
    `create table credit_transfers (
      id text primary key,
      partner_id text not null,
      mode text not null,
      seq integer not null,
      type text not null check (type in (${TRANSFER_TYPES.map((type) => `'${type}'`).join(', ')})),
      from_account text not null,
      to_account text not null,
      amount integer not null check (amount > 0),
      lot_id text not null,
      packet_id text,
      issuance_id text,
      idempotency_key text not null,
      reason text,
      actor_kind text not null,
      actor_id text,
      at integer not null,
      unique (partner_id, mode, seq),
      unique (partner_id, mode, idempotency_key),
      foreign key (partner_id, mode) references credit_ledgers (partner_id, mode),
      foreign key (lot_id, partner_id, mode) references credit_lots (id, partner_id, mode),
      constraint credit_move_allowed check (${ALLOWED_MOVES}),
      constraint credit_issuance_named check (
        type not in ('hold', 'burn', 'release') or (packet_id is not null and issuance_id is not null and amount = 1)),
      constraint credit_adjustment_has_reason check (type <> 'adjustment' or length(reason) > 0)
    ) strict`,
    `create unique index credit_one_burn_per_packet on credit_transfers (packet_id) where type = 'burn'`,
    `create unique index credit_one_hold_per_issuance on credit_transfers (issuance_id) where type = 'hold'`,
    `create unique index credit_hold_ends_once on credit_transfers (issuance_id) where type in ('burn', 'release')`,
    'create index credit_transfers_at on credit_transfers (partner_id, mode, at)',
  ],
  sqlite: [
    ...CONDITIONS.map(
      ({ code, refuseWhen }) => `create trigger ${code} before insert on credit_transfers
       begin select raise(abort, '${code}') where ${refuseWhen}; end`,
    ),
    `create trigger credit_transfers_apply after insert on credit_transfers
     begin ${APPLY_TO_LEDGER}; ${APPLY_TO_LOT}; end`,
    `create trigger credit_transfers_no_update before update on credit_transfers
     begin select raise(abort, '${IMMUTABLE}'); end`,
    `create trigger credit_transfers_no_delete before delete on credit_transfers
     begin select raise(abort, '${IMMUTABLE}'); end`,
  ],
  postgres: [
    `create function check_credit_transfer() returns trigger language plpgsql as $$ begin
      ${CONDITIONS.map(({ code, refuseWhen }) => `if ${refuseWhen} then raise exception '${code}'; end if;`).join('\n')}
      return new; end $$`,
    `create trigger credit_transfers_check before insert on credit_transfers
     for each row execute function check_credit_transfer()`,
    `create function apply_credit_transfer() returns trigger language plpgsql as $$ begin
      ${APPLY_TO_LEDGER}; ${APPLY_TO_LOT}; return new; end $$`,
    `create trigger credit_transfers_apply after insert on credit_transfers
     for each row execute function apply_credit_transfer()`,
    `create function refuse_credit_change() returns trigger language plpgsql as
     $$ begin raise exception '${IMMUTABLE}'; end $$`,
    `create trigger credit_transfers_immutable before update or delete on credit_transfers
     for each row execute function refuse_credit_change()`,
    `create trigger credit_transfers_kept before truncate on credit_transfers execute function refuse_credit_change()`,
  ],
};
