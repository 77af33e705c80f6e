import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BlockerReportModel, renderBlockerReport } from '@attestlayer/binder';
import type { Tenant } from '../../access/index.ts';
import type { AppContext } from '../../context.ts';
import { getClient } from '../clients/index.ts';
import { getProfile } from '../profiles/index.ts';
import { holdBlob } from '../records/index.ts';
import { getPartner } from '../workspaces/index.ts';
import type { StoredEvaluation } from './read-evaluations.ts';

/** The compiler may take gigabytes: one report at a time in a process, the others wait. */
let rendering: Promise<unknown> = Promise.resolve();

/** Prints an evaluation as PDF and returns its address in the blob store. Printed once; the names on it are those of that day. */
export async function printEvaluation(context: AppContext, tenant: Tenant, stored: StoredEvaluation): Promise<string> {
  const printing = rendering.then(async () => (await findPrinted(context, stored)) ?? print(context, tenant, stored));
  rendering = printing.catch(() => undefined);
  return printing;
}

async function findPrinted({ database }: AppContext, { sha256 }: StoredEvaluation): Promise<string | null> {
  const printed = await database.query
    .selectFrom('evaluation_documents')
    .select('pdf_sha256')
    .where('evaluation_sha256', '=', sha256)
    .executeTakeFirst();
  return printed?.pdf_sha256 ?? null;
}

async function print(context: AppContext, tenant: Tenant, stored: StoredEvaluation): Promise<string> {
  const model = await buildModel(context, tenant, stored);
  const folder = await mkdtemp(join(tmpdir(), 'attestlayer-report-'));
  try {
    const outFile = join(folder, 'report.pdf');
    await renderBlockerReport({ model, outFile });
    const { sha256 } = await context.blobs.put({ path: outFile, giveUp: true });
    await context.database.transaction(async (tx) => {
      await holdBlob(tx, sha256, { kind: 'evaluation', id: stored.sha256 });
      await tx
        .insertInto('evaluation_documents')
        .values({ evaluation_sha256: stored.sha256, pdf_sha256: sha256 })
        // Another process was faster; the same evaluation gives the same document.
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    });
    return sha256;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function buildModel(
  { database, config }: AppContext,
  tenant: Tenant,
  { packet, evaluation }: StoredEvaluation,
): Promise<BlockerReportModel> {
  const { query: db } = database;
  const { ISSUER_ID, ISSUER_NAME } = config.environment;
  const { profile, sha256 } = await getProfile(db, packet.profile_id, packet.profile_version);
  const partner = await getPartner(db, packet.partner_id);
  const client = await getClient(db, tenant, packet.client_id);
  return {
    packetId: packet.id,
    evaluatedAt: evaluation.evaluated_at,
    issuer: { id: ISSUER_ID, name: ISSUER_NAME },
    partner: { id: partner.id, name: partner.name },
    client: { id: client.id, name: client.name },
    profile: {
      id: profile.id,
      version: String(profile.version),
      laneId: profile.lane_id,
      title: profile.title,
      sha256,
    },
    period: evaluation.period,
    attempt: evaluation.attempt,
    sandbox: packet.mode === 'test',
    outcome: evaluation.outcome,
    requirements: evaluation.requirements,
    blockers: evaluation.blockers.map(({ requirement_id, affected, ...blocker }) => ({
      ...blocker,
      requirementId: requirement_id,
      affected: affected.map(({ record_id, original_name, sha256: recordSha256 }) => ({
        recordId: record_id,
        originalName: original_name,
        sha256: recordSha256,
      })),
    })),
    boundary: evaluation.boundary,
  };
}
