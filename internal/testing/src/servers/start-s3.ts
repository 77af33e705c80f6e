import { randomBytes } from 'node:crypto';
import { AwsClient } from 'aws4fetch';
import { startS3rver } from './start-s3rver.ts';
import { startSwift } from './start-swift.ts';

type S3Access = { endpoint: string; region: string; accessKeyId: string; secretAccessKey: string };

/** A server without a bucket. */
export type RunningS3 = S3Access & { kind: S3Server['kind']; end(): Promise<void> };

/** A real S3-compatible server with an empty bucket of the caller's own. */
export type S3Server = S3Access & {
  /** Which one runs: Swift or s3rver, started for this caller, or that of TEST_S3_ENDPOINT. */
  kind: 'swift' | 's3rver' | 'environment';
  /** Whether it refuses a request that is signed with another secret; tried out, not assumed. */
  checksSignatures: boolean;
  bucket: string;
  /** Leaves no process, no file and no bucket behind. */
  stop(): Promise<void>;
};

/**
 * Starts an S3-compatible server on a free loopback port. When TEST_S3_ENDPOINT, TEST_S3_REGION, TEST_S3_ACCESS_KEY_ID and
 * TEST_S3_SECRET_ACCESS_KEY are set, it makes a bucket there instead.
 * @param options.checksSignatures only a server that does will do: Swift from Debian's packages. Otherwise s3rver, which starts
 * in no time and takes any signature, so it cannot show that requests are signed right
 */
export async function startS3(options: { checksSignatures?: boolean } = {}): Promise<S3Server> {
  const running = givenS3() ?? (await (options.checksSignatures ? startSwift() : startS3rver()));
  try {
    const checksSignatures = await refusesOtherSecret(running);
    if (options.checksSignatures && !checksSignatures) throw new Error(`${running.endpoint} does not check signatures`);
    const bucket = `attestlayer-test-${randomBytes(8).toString('hex')}`;
    await expectStatus(client(running).fetch(`${running.endpoint}/${bucket}`, { method: 'PUT' }), 200);
    const { end, ...server } = running;
    return {
      ...server,
      bucket,
      checksSignatures,
      async stop() {
        // A server that was started for this caller goes as a whole.
        if (server.kind === 'environment') await removeBucket(running, bucket);
        await end();
      },
    };
  } catch (error) {
    await running.end();
    throw error;
  }
}

function givenS3(): RunningS3 | null {
  const { TEST_S3_ENDPOINT, TEST_S3_REGION, TEST_S3_ACCESS_KEY_ID, TEST_S3_SECRET_ACCESS_KEY } = process.env;
  if (!TEST_S3_ENDPOINT) return null;
  if (!TEST_S3_ACCESS_KEY_ID || !TEST_S3_SECRET_ACCESS_KEY) {
    throw new Error('TEST_S3_ENDPOINT is set: set TEST_S3_ACCESS_KEY_ID and TEST_S3_SECRET_ACCESS_KEY too');
  }
  return {
    kind: 'environment',
    endpoint: TEST_S3_ENDPOINT.replace(/\/+$/, ''),
    region: TEST_S3_REGION ?? 'us-east-1',
    accessKeyId: TEST_S3_ACCESS_KEY_ID,
    secretAccessKey: TEST_S3_SECRET_ACCESS_KEY,
    async end() {},
  };
}

const client = ({ region, accessKeyId, secretAccessKey }: S3Access) =>
  new AwsClient({ region, accessKeyId, secretAccessKey, service: 's3', retries: 0 });

async function refusesOtherSecret(access: S3Access): Promise<boolean> {
  const response = await client({ ...access, secretAccessKey: 'another' }).fetch(`${access.endpoint}/`);
  await response.body?.cancel();
  return response.status === 403;
}

async function removeBucket(access: S3Access, bucket: string): Promise<void> {
  const { endpoint } = access;
  const aws = client(access);
  for (let keys = ['']; keys.length > 0; ) {
    const list = await (await aws.fetch(`${endpoint}/${bucket}?list-type=2`)).text();
    keys = [...list.matchAll(/<Key>([^<]*)<\/Key>/g)].map(([, key]) => key!);
    for (const key of keys) await expectStatus(aws.fetch(`${endpoint}/${bucket}/${key}`, { method: 'DELETE' }), 204);
  }
  await expectStatus(aws.fetch(`${endpoint}/${bucket}`, { method: 'DELETE' }), 204);
}

async function expectStatus(answer: Promise<Response>, status: number): Promise<void> {
  const response = await answer;
  if (response.status !== status) throw new Error(`${response.url}: ${response.status} ${await response.text()}`);
  await response.body?.cancel();
}
