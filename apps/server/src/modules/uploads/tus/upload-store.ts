import { Readable } from 'node:stream';
import { DataStore, ERRORS, Upload as TusUpload } from '@tus/server';
import type { Actor } from '../../../access/index.ts';
import type { AppContext } from '../../../context.ts';
import { createUpload } from '../create-upload.ts';
import { takeBackUpload } from '../end-upload.ts';
import { UPLOAD_LIFETIME_MS } from '../limits.ts';
import { readMetadata } from '../read-metadata.ts';
import { getOwnUpload, type Upload } from '../upload.ts';
import { receiveBytes } from './receive-bytes.ts';
import type { RunningHashes } from './running-hashes.ts';

export type UploadStoreInput = { context: AppContext; actor: Actor; request: Request; hashes: RunningHashes };

/**
 * What the tus library stores by, for one request: everything goes through rows of the caller's own, so that no id of another one
 * is ever touched. The length must be told with the first request; that is why it is no extension here.
 */
export class UploadStore extends DataStore {
  override extensions = ['creation', 'creation-with-upload', 'termination', 'expiration'];
  readonly #input: UploadStoreInput;

  constructor(input: UploadStoreInput) {
    super();
    this.#input = input;
  }

  override async create(file: TusUpload): Promise<TusUpload> {
    const { context, actor, request, hashes } = this.#input;
    const metadata = readMetadata(request.headers.get('upload-metadata'));
    const upload = await context.database.transaction((tx) =>
      createUpload(tx, context, { actor, metadata, sizeBytes: file.size ?? 0 }),
    );
    file.id = upload.id;
    file.creation_date = new Date(upload.created_at).toISOString();
    // Nothing will come that could be its last byte.
    if (upload.size_bytes === 0) await receiveBytes({ context, hashes, upload, offset: 0, source: Readable.from([]) });
    return file;
  }

  override async getUpload(id: string): Promise<TusUpload> {
    return toTusUpload(await this.#own(id));
  }

  override async write(source: Readable, id: string, offset: number): Promise<number> {
    const { context, hashes } = this.#input;
    return receiveBytes({ context, hashes, upload: await this.#own(id), offset, source });
  }

  override async remove(id: string): Promise<void> {
    await takeBackUpload(this.#input.context, await this.#own(id));
  }

  override getExpiration(): number {
    return UPLOAD_LIFETIME_MS;
  }

  #own(id: string): Promise<Upload> {
    const { context, actor } = this.#input;
    return getOwnUpload(context.database.query, actor, id);
  }
}

function toTusUpload({ id, size_bytes, received_bytes, refusal_code, metadata, created_at }: Upload): TusUpload {
  if (refusal_code === 'upload_taken_back') throw ERRORS.FILE_NOT_FOUND;
  if (refusal_code === 'upload_expired') throw ERRORS.FILE_NO_LONGER_EXISTS;
  // The library calls an upload expired by its age; one that has all its bytes is not.
  const creation = received_bytes === size_bytes ? {} : { creation_date: new Date(created_at).toISOString() };
  return new TusUpload({ id, size: size_bytes, offset: received_bytes, metadata, ...creation });
}
