import { encodeUtf8 } from '@attestlayer/encoding';
import { publicKeyFromBytes, type Signer } from '@attestlayer/signature';
import {
  createMerkleTree,
  formatCheckpoint,
  formatNote,
  hashLeaf,
  makeNoteKey,
  type NoteKey,
  signNote,
} from '@attestlayer/tlog';

export const ORIGIN = 'log.example/2026';

/** Makes a signer with a fresh WebCrypto key. */
export async function makeSigner(): Promise<Signer> {
  const pair = await crypto.subtle.generateKey('Ed25519', true, ['sign', 'verify']);
  const bytes = new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey));
  return {
    publicKey: publicKeyFromBytes(bytes),
    sign: async (message) =>
      new Uint8Array(await crypto.subtle.sign('Ed25519', pair.privateKey, Uint8Array.from(message))),
  };
}

/** A log in memory that can show any of its states. Two logs with one signer and two labels are one log with two histories. */
export type TestLog = {
  key: NoteKey;
  /** What a sequencer hands to its cosigner at this size. */
  at(size: number): Promise<{ checkpoint: Uint8Array; size: number; prove(oldSize: number): Promise<Uint8Array[]> }>;
};

export function makeTestLog(signer: Signer, label = 'entry'): TestLog {
  const tree = createMerkleTree();
  async function at(size: number) {
    while (tree.size < size) tree.append(hashLeaf(encodeUtf8(`${label} ${tree.size}`)));
    const text = formatCheckpoint({ origin: ORIGIN, size, root: tree.root(size), extensions: [] });
    const signature = await signNote({ text, signer: { name: ORIGIN, signer } });
    const prove = async (oldSize: number) => tree.proveConsistency(oldSize, size);
    return { checkpoint: formatNote({ text, signatures: [signature] }), size, prove };
  }
  return { key: makeNoteKey({ name: ORIGIN, algorithm: 'ed25519', publicKey: signer.publicKey }), at };
}
