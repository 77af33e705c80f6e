import { type AnyRoute, checkIfMatch, defineRoute } from '../../../http/index.ts';
import { assignRecord } from '../assign-record.ts';
import { changeRecord } from '../change-record.ts';
import { withdrawRecord } from '../end-record.ts';
import { getRecord } from '../get-record.ts';
import { recordScopeOf } from '../record-scope.ts';
import { assignBody, reasonBody, recordBody, recordParams, replaceBody, toRecordBody } from '../schemas.ts';
import { supersedeRecord } from '../supersede-record.ts';

type Side = { base: string; access: 'records:write' | 'request:submit'; tag: string; of: '' | 'Portal' };

/** What the partner and the client may both do; whose records they reach differs by their scope. */
function changeRoutes({ base, access, tag, of }: Side): AnyRoute[] {
  const assign = defineRoute({
    method: 'patch',
    path: `${base}/{recordId}`,
    operationId: `assign${of}Record`,
    summary: 'Say which requirements a record is for and which days it speaks for',
    tag,
    access,
    params: recordParams,
    body: assignBody,
    response: recordBody,
    async handle({ context, actor, params, body, request }) {
      const { requirement_ids: requirementIds, effective_from: effectiveFrom, effective_until: effectiveUntil } = body;
      const record = await changeRecord(context, { actor, recordId: params.recordId }, async (tx, open) => {
        checkIfMatch(request, open.record.version);
        const changes = { requirementIds, effectiveFrom, effectiveUntil };
        return assignRecord(tx, context, { ...open, actor, changes });
      });
      return { body: toRecordBody(record, recordScopeOf(actor)), version: record.version };
    },
  });

  const withdraw = defineRoute({
    method: 'post',
    path: `${base}/{recordId}/withdraw`,
    operationId: `withdraw${of}Record`,
    summary: 'Take a record back for good; the trail keeps that it was there',
    tag,
    access,
    params: recordParams,
    body: reasonBody,
    response: recordBody,
    async handle({ context, actor, params, body: { reason } }) {
      const record = await changeRecord(context, { actor, recordId: params.recordId }, (tx, open) =>
        withdrawRecord(tx, context, { ...open, actor, reason }),
      );
      return { body: toRecordBody(record, recordScopeOf(actor)), version: record.version };
    },
  });

  const replace = defineRoute({
    method: 'post',
    path: `${base}/{recordId}/replace`,
    operationId: `replace${of}Record`,
    summary: 'Put another record of the packet in its place, for good',
    tag,
    access,
    params: recordParams,
    body: replaceBody,
    response: recordBody,
    async handle({ context, actor, params, body: { reason, superseded_by } }) {
      const record = await changeRecord(context, { actor, recordId: params.recordId }, async (tx, open) => {
        const by = await getRecord(tx, open.scope, superseded_by);
        return supersedeRecord(tx, context, { record: open.record, by, actor, reason });
      });
      return { body: toRecordBody(record, recordScopeOf(actor)), version: record.version };
    },
  });

  return [assign, withdraw, replace];
}

export const recordChangeRoutes = [
  ...changeRoutes({ base: '/v1/records', access: 'records:write', tag: 'records', of: '' }),
  ...changeRoutes({ base: '/v1/portal/records', access: 'request:submit', tag: 'portal', of: 'Portal' }),
];
