import { type AnyRoute, defineRoute } from '../../../http/index.ts';
import { UPLOAD_RATE_LIMIT } from '../limits.ts';
import { toUploadBody, uploadBody, uploadParams } from '../schemas.ts';
import { serveTus } from '../tus/serve-tus.ts';
import { getOwnUpload } from '../upload.ts';

/** The team and programs, and clients through their own request. */
const access = ['records:write', 'request:submit'] as const;
const common = { tag: 'uploads', access, rateLimit: UPLOAD_RATE_LIMIT, streamsBody: true } as const;

const create = defineRoute({
  ...common,
  method: 'post',
  path: '/v1/uploads',
  operationId: 'createUpload',
  summary: 'Begin a resumable upload (tus 1.0)',
  description:
    'Takes Upload-Length and Upload-Metadata with "filename", "packet", and if you like "requirement" (ids with commas between), ' +
    '"sha256" and "path" (of the file in its folder). The answer names the upload in Location. The first bytes may come along.',
  status: 201,
  handle: ({ context, actor, request }) => serveTus(context, actor, request),
});

const append = defineRoute({
  ...common,
  method: 'patch',
  path: '/v1/uploads/{uploadId}',
  operationId: 'appendToUpload',
  summary: 'Send bytes of an upload from Upload-Offset on (tus 1.0)',
  description: 'With the last byte the file is looked into; its state says what became of it.',
  status: 204,
  params: uploadParams,
  handle: ({ context, actor, request }) => serveTus(context, actor, request),
});

const offset = defineRoute({
  ...common,
  method: 'head',
  path: '/v1/uploads/{uploadId}',
  operationId: 'getUploadOffset',
  summary: 'How many bytes of an upload are kept (tus 1.0)',
  params: uploadParams,
  handle: ({ context, actor, request }) => serveTus(context, actor, request),
});

const takeBack = defineRoute({
  ...common,
  method: 'delete',
  path: '/v1/uploads/{uploadId}',
  operationId: 'deleteUpload',
  summary: 'Take an unfinished upload back with its bytes (tus 1.0)',
  status: 204,
  params: uploadParams,
  handle: ({ context, actor, request }) => serveTus(context, actor, request),
});

const state = defineRoute({
  method: 'get',
  path: '/v1/uploads/{uploadId}/state',
  operationId: 'getUpload',
  summary: 'What became of an upload: its progress, its records, or why it was refused',
  tag: 'uploads',
  access,
  rateLimit: UPLOAD_RATE_LIMIT,
  params: uploadParams,
  response: uploadBody,
  async handle({ context, actor, params }) {
    return { body: toUploadBody(await getOwnUpload(context.database.query, actor, params.uploadId)) };
  },
});

export const uploadRoutes: readonly AnyRoute[] = [create, append, offset, takeBack, state];
