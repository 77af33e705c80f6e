import { formatTimestamp } from '@attestlayer/encoding';
import { type Actor, actorId, type Tenant } from '../../access/index.ts';
import { recordAudit } from '../../audit/index.ts';
import type { AppContext } from '../../context.ts';
import type { Tx } from '../../database/index.ts';
import { conflict } from '../../http/index.ts';
import { newId } from '../../ids.ts';
import { searchText } from '../../search-text.ts';
import { getClient } from '../clients/index.ts';
import { getProfile } from '../profiles/index.ts';
import { type Packet, toPacket } from './packet.ts';
import { extendPacketTrail } from './packet-trail.ts';

export type CreatePacketInput = {
  tenant: Tenant;
  actor: Actor;
  clientId: string;
  profileId: string;
  profileVersion: number | 'latest';
  title: string;
  reference: string | null;
  period: { from: string; until: string } | null;
  /** Milliseconds since 1970. */
  dueAt: number | null;
  /** The issued packet that this one corrects. */
  supersedes?: string | null;
};

/**
 * Opens a packet for a client under one version of a profile, and its hash trail.
 * @throws Problem not_found, client_archived
 */
export async function createPacket(tx: Tx, context: AppContext, input: CreatePacketInput): Promise<Packet> {
  const { tenant, actor, title, reference, period } = input;
  const client = await getClient(tx, tenant, input.clientId);
  if (client.archived_at !== null) {
    throw conflict(
      'client_archived',
      'the client is archived',
      'bring the client back before you open a packet for it',
    );
  }
  const { profile, sha256 } = await getProfile(tx, input.profileId, input.profileVersion);
  const at = context.now();
  const row = {
    id: newId(context),
    partner_id: tenant.partnerId,
    mode: tenant.mode,
    client_id: client.id,
    profile_id: profile.id,
    profile_version: profile.version,
    profile_sha256: sha256,
    series_id: await findSeries(tx, context, { tenant, clientId: client.id, profileId: profile.id }),
    title,
    reference,
    period_from: period?.from ?? null,
    period_until: period?.until ?? null,
    due_at: input.dueAt,
    state: 'collecting' as const,
    state_changed_at: at,
    attempts: 0,
    blockers: null,
    search_text: searchText(title, reference),
    created_at: at,
    created_by: actorId(actor),
    supersedes: input.supersedes ?? null,
    version: 1,
  };
  await tx.insertInto('packets').values(row).execute();
  await extendPacketTrail(tx, row.id, [{ event: 'packet_opened', packet_id: row.id, at: formatTimestamp(at) }]);
  await recordAudit(tx, context.random, {
    chain: tenant.partnerId,
    actor,
    action: 'packet.opened',
    subject: { kind: 'packet', id: row.id },
    details: { client_id: client.id, title, profile: { id: profile.id, version: profile.version, sha256 } },
    at,
  });
  return toPacket(row);
}

type SeriesInput = { tenant: Tenant; clientId: string; profileId: string };

/** The series of a client and profile; begun with their first packet. */
async function findSeries(tx: Tx, context: AppContext, { tenant, clientId, profileId }: SeriesInput): Promise<string> {
  const { partnerId, mode } = tenant;
  const series = { partner_id: partnerId, mode, client_id: clientId, profile_id: profileId };
  await tx
    .insertInto('packet_series')
    .values({ id: newId(context), ...series })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const { id } = await tx
    .selectFrom('packet_series')
    .select('id')
    .where('client_id', '=', clientId)
    .where('profile_id', '=', profileId)
    .where('mode', '=', mode)
    .executeTakeFirstOrThrow();
  return id;
}
