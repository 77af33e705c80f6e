import type { S3Client } from './s3-client.ts';
import { elements } from './xml.ts';

/** No store gives more at a time. */
const MAX_PAGE_KEYS = 1000;

/**
 * The keys of all objects below the prefix of the store, without it, as they are while the list is read.
 * @param options.under only those that begin so
 * @throws S3Error
 */
export async function* listObjects(
  client: S3Client,
  { pageKeys = MAX_PAGE_KEYS, under = '' }: { pageKeys?: number; under?: string } = {},
): AsyncGenerator<string> {
  const prefix = client.prefix === '' ? '' : `${client.prefix}/`;
  let token: string | undefined;
  do {
    const query = {
      'list-type': '2',
      'max-keys': `${pageKeys}`,
      prefix: prefix + under,
      ...(token !== undefined && { 'continuation-token': token }),
    };
    const xml = await (await client.send({ method: 'GET', query })).text();
    for (const key of elements(xml, 'Key')) if (key.startsWith(prefix + under)) yield key.slice(prefix.length);
    token = elements(xml, 'NextContinuationToken')[0];
  } while (token !== undefined);
}
