import { equalBytes, readCanonical, writeCanonical } from '@attestlayer/encoding';
import { parseGeneralJws } from './general-jws.ts';
import { SignatureError } from './signature-error.ts';

type Document = { payload: string; signatures: { protected: string; signature: string }[] };

/**
 * Joins files over one payload that several people have signed apart into one file with all signatures, sorted by key id: the
 * same files give the same bytes in whatever order they come. No signature is verified, and none is dropped but an exact
 * repetition, so that whoever verifies the result finds a wrong one.
 *
 * @throws SignatureError `jws_malformed`, `jws_header_invalid`, `jws_signature_length_invalid`, `jws_payload_differs`
 */
export function combineGeneralJws(files: readonly Uint8Array[], typ: string): Uint8Array {
  const parsed = files.map((bytes) => parseGeneralJws(bytes, typ));
  const [first] = parsed;
  if (first === undefined) throw new SignatureError('jws_malformed', 'there is no file to combine');
  if (parsed.some(({ payload }) => !equalBytes(payload, first.payload)))
    throw new SignatureError('jws_payload_differs', 'the files are not over the same payload');
  const documents = files.map((bytes) => readCanonical(bytes) as Document);
  const signatures = new Map<string, Document['signatures'][0]>();
  for (const [file, document] of documents.entries())
    for (const [at, entry] of document.signatures.entries())
      signatures.set(`${parsed[file]!.signatures[at]!.kid} ${entry.signature}`, entry);
  const sorted = [...signatures.keys()].sort().map((name) => signatures.get(name)!);
  return writeCanonical({ payload: documents[0]!.payload, signatures: sorted });
}
