import { equalBytes } from '@attestlayer/encoding';
import type { Signer } from '@attestlayer/signature';
import {
  type AddCheckpointRequest,
  emptyRoot,
  formatAddCheckpointResponse,
  formatTreeSize,
  makeNoteKey,
  type NoteKey,
  openCheckpoint,
  parseAddCheckpointRequest,
  signCosignature,
  TREE_SIZE_MEDIA_TYPE,
  verifyConsistency,
} from '@attestlayer/tlog';

export const ORIGIN = 'log.example/2026';

/** A witness in memory for sound requests; a test may answer in its place through `instead`. */
export type TestWitness = {
  name: string;
  url: string;
  key: NoteKey;
  size: number;
  root: Uint8Array;
  requests: AddCheckpointRequest[];
  timestampSeconds: number;
  instead: ((request: AddCheckpointRequest) => Response | Promise<Response> | null) | null;
  answer(body: Uint8Array, logKey: NoteKey): Promise<Response>;
};

export function makeTestWitness(name: string, signer: Signer): TestWitness {
  const keyName = `${name}.example`;
  const witness: TestWitness = {
    name,
    url: `https://${keyName}/prefix/`,
    key: makeNoteKey({ name: keyName, algorithm: 'cosignature-v1', publicKey: signer.publicKey }),
    size: 0,
    root: emptyRoot,
    requests: [],
    timestampSeconds: 1_800_000_000,
    instead: null,
    async answer(body, logKey) {
      const request = parseAddCheckpointRequest(body);
      witness.requests.push(request);
      const instead = await witness.instead?.(request);
      if (instead) return instead;
      const { checkpoint, text } = await openCheckpoint({ bytes: request.checkpoint, origin: ORIGIN, logKey });
      const sameSizeOtherRoot = checkpoint.size === witness.size && !equalBytes(checkpoint.root, witness.root);
      if (request.oldSize !== witness.size || sameSizeOtherRoot) return conflict(witness.size);
      const { size: oldSize, root: oldRoot } = witness;
      const { size: newSize, root: newRoot } = checkpoint;
      try {
        verifyConsistency({ oldSize, oldRoot, newSize, newRoot, proof: request.proof });
      } catch {
        return new Response(null, { status: 422 });
      }
      Object.assign(witness, { size: newSize, root: newRoot });
      const { timestampSeconds } = witness;
      const cosignature = await signCosignature({ checkpointText: text, name: keyName, signer, timestampSeconds });
      return new Response(formatAddCheckpointResponse([cosignature]).slice());
    },
  };
  return witness;
}

export function conflict(size: number): Response {
  return new Response(formatTreeSize(size).slice(), {
    status: 409,
    headers: { 'content-type': TREE_SIZE_MEDIA_TYPE },
  });
}
