import {
  BINDER_PATH,
  DIFF_PATH,
  EVALUATION_PATH,
  HASH_TRAIL_PATH,
  MANIFEST_PATH,
  RECEIPT_JWS_PATH,
  RECEIPT_PATH,
  RECORD_PATH,
} from '@attestlayer/kit';
import { type AnyRoute, defineRoute, requireTenant } from '../../../http/index.ts';
import { getKit } from '../get-kit.ts';
import { issuanceParams } from '../schemas.ts';
import { serveKitFile } from '../serve-kit-file.ts';

const JSON_TYPE = 'application/json';

/** What can be fetched by itself: the last part of the address, where it lies in the kit, and what it is. */
const FILES: readonly { name: string; path: string | null; mediaType: string; id: string; summary: string }[] = [
  { name: 'kit.zip', path: null, mediaType: 'application/zip', id: 'downloadKit', summary: 'The whole kit' },
  { name: 'binder.pdf', path: BINDER_PATH, mediaType: 'application/pdf', id: 'downloadBinder', summary: 'The binder' },
  { name: 'record.pdf', path: RECORD_PATH, mediaType: 'application/pdf', id: 'downloadRecord', summary: 'The record' },
  { name: 'manifest.json', path: MANIFEST_PATH, mediaType: JSON_TYPE, id: 'getManifest', summary: 'The manifest' },
  { name: 'receipt.json', path: RECEIPT_PATH, mediaType: JSON_TYPE, id: 'getReceipt', summary: 'The receipt' },
  {
    name: 'receipt.jws',
    path: RECEIPT_JWS_PATH,
    mediaType: 'application/jose',
    id: 'getSignature',
    summary: 'The signature',
  },
  {
    name: 'evaluation.json',
    path: EVALUATION_PATH,
    mediaType: JSON_TYPE,
    id: 'getKitEvaluation',
    summary: 'The evaluation',
  },
  {
    name: 'hash-trail.jsonl',
    path: HASH_TRAIL_PATH,
    mediaType: 'application/jsonl',
    id: 'getKitTrail',
    summary: 'The hash trail',
  },
  {
    name: 'diff',
    path: DIFF_PATH,
    mediaType: JSON_TYPE,
    id: 'getKitDiff',
    summary: 'What changed since the previous kit of the series',
  },
];

export const downloadRoutes: readonly AnyRoute[] = FILES.map(({ name, path, mediaType, id, summary }) =>
  defineRoute({
    method: 'get',
    path: `/v1/packets/{packetId}/${name}`,
    operationId: id,
    summary: `${summary} of an issued packet, whole or by range`,
    tag: 'issuance',
    access: 'kits:download',
    params: issuanceParams,
    produces: mediaType,
    async handle({ context, actor, params: { packetId }, request }) {
      const kit = await getKit(context.database.query, requireTenant(actor), packetId);
      const fileName = `${kit.receipt_id}-${name.includes('.') ? name : `${name}.json`}`;
      return serveKitFile(context, { kit, file: { path, mediaType, fileName }, request });
    },
  }),
);
