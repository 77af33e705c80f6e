import { concatBytes, encodeUtf8 } from '@attestlayer/encoding';
import type { Signer } from '@attestlayer/signature';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { makeSigner } from '../test/make-signer.ts';
import { throwsWithCode } from '../test/throws-with-code.ts';
import {
  emptyRoot,
  formatCheckpoint,
  formatNote,
  makeNoteKey,
  type NoteKey,
  type NoteSignature,
  openCheckpoint,
  openNote,
  signCosignature,
  signNote,
  TlogError,
} from './index.ts';

const origin = 'log.example/a';
const text = formatCheckpoint({ origin, size: 0, root: emptyRoot, extensions: [] });

let logSigner: Signer;
let witnessSigner: Signer;
let log: NoteKey;
let witness: NoteKey;
let stranger: NoteKey;
let byLog: NoteSignature;
let byWitness: NoteSignature;

beforeAll(async () => {
  logSigner = await makeSigner();
  witnessSigner = await makeSigner();
  log = makeNoteKey({ name: origin, algorithm: 'ed25519', publicKey: logSigner.publicKey });
  witness = makeNoteKey({ name: 'w.example', algorithm: 'cosignature-v1', publicKey: witnessSigner.publicKey });
  stranger = makeNoteKey({ name: origin, algorithm: 'ed25519', publicKey: (await makeSigner()).publicKey });
  byLog = await signNote({ text, signer: { name: origin, signer: logSigner } });
  byWitness = await signCosignature({
    checkpointText: text,
    name: 'w.example',
    signer: witnessSigner,
    timestampSeconds: 1_700_000_000,
  });
});

const note = (...signatures: NoteSignature[]) => formatNote({ text, signatures });
const flip = (signature: NoteSignature, at: number): NoteSignature => {
  const bytes = signature.bytes.slice();
  bytes[at]! ^= 1;
  return { ...signature, bytes };
};

describe('openNote', () => {
  it('returns the known keys that signed, witnesses with their time', async () => {
    expect(await openNote(note(byWitness, byLog), [log, witness])).toEqual({
      text,
      verified: [
        { key: witness, timestamp: 1_700_000_000 },
        { key: log, timestamp: null },
      ],
    });
  });

  it('ignores unknown signatures, also under a known name or a known key id', async () => {
    const sameName: NoteSignature = { ...byLog, keyId: '00000000' };
    const sameKeyId: NoteSignature = { ...byLog, name: 'log.example/aa' };
    const opened = await openNote(note(sameName, sameName, sameKeyId, byWitness, byLog), [log]);
    expect(opened.verified).toEqual([{ key: log, timestamp: null }]);
  });

  it('refuses the whole note when a known key fails', async () => {
    for (const at of [0, 31, 32, 63]) {
      await throwsWithCode('note_signature_invalid', () => openNote(note(flip(byLog, at), byWitness), [log, witness]));
    }
    for (const at of [7, 8, 71]) {
      await throwsWithCode('note_signature_invalid', () => openNote(note(byLog, flip(byWitness, at)), [log, witness]));
    }
    const other = { text: text.replace('\n0\n', '\n1\n'), signatures: [byLog] };
    await throwsWithCode('note_signature_invalid', () => openNote(other, [log]));
  });

  it('refuses signatures of a wrong length, and times that a number cannot hold', async () => {
    const lengths = [1, 7, 8, 63, 65, 71, 73];
    for (const length of lengths) {
      const bytes = new Uint8Array(length).fill(1);
      await throwsWithCode('note_signature_invalid', () => openNote(note({ ...byLog, bytes }), [log]));
      await throwsWithCode('note_signature_invalid', () => openNote(note({ ...byWitness, bytes }), [witness]));
    }
    // 2^53 + 1 would be rounded to 2^53: a signature over the rounded time must not make the unrounded one good.
    const time = Uint8Array.of(0, 0x20, 0, 0, 0, 0, 0, 1);
    const signed = await witnessSigner.sign(encodeUtf8(`cosignature/v1\ntime 9007199254740992\n${text}`));
    const rounded = { ...byWitness, bytes: concatBytes(time, signed) };
    await throwsWithCode('note_signature_invalid', () => openNote(note(rounded), [witness]));
  });

  it('keeps note signatures and cosignatures of one key apart', async () => {
    const asWitness = makeNoteKey({ name: origin, algorithm: 'cosignature-v1', publicKey: logSigner.publicKey });
    await throwsWithCode('note_signature_unknown', () => openNote(note(byLog), [asWitness]));
    await throwsWithCode('note_signature_invalid', () =>
      openNote(note({ ...byLog, keyId: asWitness.keyId }), [asWitness]),
    );
  });

  it('refuses one key signing twice', async () => {
    await throwsWithCode('note_key_repeated', () => openNote(note(byLog, byLog), [log]));
  });

  it('refuses a note that no known key signed', async () => {
    await throwsWithCode('note_signature_unknown', () => openNote(note(byLog), []));
    await throwsWithCode('note_signature_unknown', () => openNote(note(byLog), [witness, stranger]));
  });

  it('refuses known keys that a signature line cannot tell apart', async () => {
    const twin = { ...stranger, keyId: log.keyId };
    await throwsWithCode('verifier_key_ambiguous', () => openNote(note(byLog), [log, twin]));
    expect((await openNote(note(byLog), [log, log])).verified).toHaveLength(1);
  });

  it('verifies no changed note, whatever the change', async () => {
    const bytes = note(byLog);
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: bytes.length - 1 }), fc.integer({ min: 1, max: 255 }), async (at, change) => {
        const changed = bytes.with(at, bytes[at]! ^ change);
        await expect(openNote(changed, [log])).rejects.toThrow(TlogError);
      }),
    );
  });
});

describe('openCheckpoint', () => {
  it('returns the checkpoint and its cosignatures', async () => {
    const opened = await openCheckpoint({ bytes: note(byLog, byWitness), origin, logKey: log, witnessKeys: [witness] });
    expect(opened.checkpoint).toEqual({ origin, size: 0, root: emptyRoot, extensions: [] });
    expect(opened.cosignatures).toEqual([{ key: witness, timestamp: 1_700_000_000 }]);
  });

  it('refuses another origin, even under the right key', async () => {
    const otherText = formatCheckpoint({ origin: `${origin}2`, size: 0, root: emptyRoot, extensions: [] });
    const signature = await signNote({ text: otherText, signer: { name: origin, signer: logSigner } });
    const bytes = formatNote({ text: otherText, signatures: [signature] });
    await throwsWithCode('origin_mismatch', () => openCheckpoint({ bytes, origin, logKey: log }));
  });

  it('refuses a checkpoint that only witnesses signed', async () => {
    const check = { bytes: note(byWitness), origin, logKey: log, witnessKeys: [witness] };
    await throwsWithCode('checkpoint_unsigned', () => openCheckpoint(check));
  });

  it('refuses a signed text that is no checkpoint', async () => {
    const signature = await signNote({ text: `${origin}\n`, signer: { name: origin, signer: logSigner } });
    const bytes = formatNote({ text: `${origin}\n`, signatures: [signature] });
    await throwsWithCode('checkpoint_malformed', () => openCheckpoint({ bytes, origin, logKey: log }));
  });
});

describe('signing', () => {
  it('refuses what would not be a note', async () => {
    await throwsWithCode('note_malformed', () =>
      signNote({ text: 'no line feed', signer: { name: origin, signer: logSigner } }),
    );
    await throwsWithCode('verifier_key_malformed', () =>
      signNote({ text, signer: { name: 'a b', signer: logSigner } }),
    );
  });

  it('cosigns checkpoints only, at whole seconds', async () => {
    const options = { checkpointText: text, name: 'w.example', signer: witnessSigner, timestampSeconds: 1 };
    await throwsWithCode('checkpoint_malformed', () => signCosignature({ ...options, checkpointText: 'a text\n' }));
    for (const timestampSeconds of [-1, 0.5, 2 ** 53]) {
      await throwsWithCode('note_malformed', () => signCosignature({ ...options, timestampSeconds }));
    }
  });
});
