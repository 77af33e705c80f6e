/**
 * Why a store did not do what was asked; the code is API, the message is for the operator.
 *
 * - `options_invalid`: the endpoint, bucket or prefix cannot be one
 * - `access_denied`: the key is unknown, the secret is wrong, or the key may not do this
 * - `storage_full`: a quota is used up, or the store has no space
 * - `unavailable`: the store could not be reached, or went on failing after several tries
 * - `refused`: another answer that a client cannot help, such as a bucket that is not there
 */
export type S3ErrorCode = 'options_invalid' | 'access_denied' | 'storage_full' | 'unavailable' | 'refused';

/** The one error class of this package. */
export class S3Error extends Error {
  override readonly name = 'S3Error';
  readonly code: S3ErrorCode;

  constructor(code: S3ErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

/** Stores differ in the status they give a used-up quota; they agree on the word in it. */
const FULL = /<Code>[^<]*(Quota|InsufficientStorage|NoSpace|StorageFull|XMinioStorageFull)/i;

// An error document is a few hundred bytes; a store that is somebody else's may send more.
const MAX_SHOWN = 300;

/** Turns an answer that is no success into an error, and uses its body up. */
export async function refusal(response: Response, doing: string): Promise<S3Error> {
  const text = await readStart(response);
  const message = `cannot ${doing}: the store answered ${response.status} ${text}`.trim();
  if (response.status === 507 || FULL.test(text)) return new S3Error('storage_full', message);
  if (response.status === 401 || response.status === 403) return new S3Error('access_denied', message);
  if (response.status >= 500 || response.status === 429) return new S3Error('unavailable', message);
  return new S3Error('refused', message);
}

async function readStart(response: Response): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  try {
    for await (const piece of response.body ?? []) {
      text += decoder.decode(piece, { stream: true });
      if (text.length > MAX_SHOWN) break;
    }
  } catch {
    // The status says enough.
  }
  return text.slice(0, MAX_SHOWN);
}
