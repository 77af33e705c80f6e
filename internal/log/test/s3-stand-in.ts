import { createHmac } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { sha256Hex } from '@attestlayer/encoding';

/** A store that answers GET and PUT of objects as S3 does, in memory, and checks every signature. */
export type S3StandIn = {
  endpoint: string;
  objects: Map<string, Uint8Array>;
  readonly requests: number;
  /** Answers the next requests with this status, whatever they ask. */
  failNext(count: number, status: number): void;
  close(): Promise<void>;
};

type Credentials = { accessKeyId: string; secretAccessKey: string; region: string };

export async function startS3StandIn(credentials: Credentials): Promise<S3StandIn> {
  const objects = new Map<string, Uint8Array>();
  let requests = 0;
  let failures = { count: 0, status: 503 };

  async function answer(request: IncomingMessage): Promise<{ status: number; body?: Uint8Array }> {
    requests++;
    const body = await readBody(request);
    if (failures.count-- > 0) return { status: failures.status };
    if (!isSigned(request, body, credentials)) return { status: 403 };
    const path = request.url!;
    if (request.method === 'PUT') {
      objects.set(path, body);
      return { status: 200 };
    }
    const stored = objects.get(path);
    return stored === undefined ? { status: 404 } : { status: 200, body: stored };
  }

  const server = createServer((request, response) => {
    answer(request).then(({ status, body }) => response.writeHead(status).end(body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    objects,
    get requests() {
      return requests;
    },
    failNext: (count, status) => {
      failures = { count, status };
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function readBody(request: IncomingMessage): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  for await (const part of request) parts.push(part);
  return new Uint8Array(Buffer.concat(parts));
}

/** Recomputes the AWS Signature Version 4 of a request without a query, as the store's documentation describes it. */
function isSigned(request: IncomingMessage, body: Uint8Array, { accessKeyId, secretAccessKey, region }: Credentials) {
  const authorization =
    /^AWS4-HMAC-SHA256 Credential=(?<id>[^/]+)\/(?<scope>[^,]+), SignedHeaders=(?<signed>[^,]+), Signature=(?<signature>[0-9a-f]+)$/;
  const { id, scope, signed, signature } = authorization.exec(request.headers.authorization ?? '')?.groups ?? {};
  const time = request.headers['x-amz-date'];
  const bodyHash = request.headers['x-amz-content-sha256'];
  if (scope === undefined || signed === undefined || typeof time !== 'string' || typeof bodyHash !== 'string')
    return false;
  if (request.method === 'PUT' && bodyHash !== sha256Hex(body)) return false;
  const day = time.slice(0, 8);
  if (id !== accessKeyId || scope !== `${day}/${region}/s3/aws4_request`) return false;
  const headers = signed.split(';').map((name) => `${name}:${request.headers[name]}\n`);
  const canonical = [request.method, request.url, '', headers.join(''), signed, bodyHash].join('\n');
  const toSign = ['AWS4-HMAC-SHA256', time, scope, sha256Hex(new TextEncoder().encode(canonical))].join('\n');
  const key = [day, region, 's3', 'aws4_request'].reduce<string | Buffer>(
    (secret, part) => createHmac('sha256', secret).update(part).digest(),
    `AWS4${secretAccessKey}`,
  );
  return createHmac('sha256', key).update(toSign).digest('hex') === signature;
}
