/**
 * What a reader of log material can find wrong. The code is API: verifiers report it; the message is for people.
 *
 * - `verifier_key_malformed`: a vkey that is not `name+keyid+base64`, or whose key id or key bytes are wrong
 * - `verifier_key_unsupported`: a well-formed vkey of a signature type other than 0x01 and 0x04
 * - `verifier_key_ambiguous`: two different keys under one (name, key id) in one list of known keys
 * - `note_malformed`: not a signed note (shape, UTF-8, control characters, base64, limits)
 * - `note_key_repeated`: one known key signs twice in one note
 * - `note_signature_invalid`: the signature of a known key does not verify
 * - `note_signature_unknown`: no signature in the note is by a known key
 * - `checkpoint_malformed`: the text of a note is not a checkpoint
 * - `origin_mismatch`: a checkpoint of another log
 * - `checkpoint_unsigned`: the note holds no signature of the log's own key
 * - `proof_malformed`: not a `c2sp.org/tlog-proof@v1` file
 * - `hash_malformed`: a hash that is not 32 bytes
 * - `index_out_of_range`, `size_out_of_range`: not a whole number below 2^53, or outside the tree
 * - `inclusion_invalid`, `consistency_invalid`: well-formed proofs that do not prove it
 * - `policy_malformed`: a witness policy that tlog-policy refuses
 * - `add_checkpoint_malformed`: a request or an answer that tlog-witness does not allow
 * - `tile_malformed`: a tile, an entry bundle or a tile address that tlog-tiles refuses
 * - `tile_missing`: a tile that a tree of this size must have was not given
 * - `tile_inconsistent`: a well-formed tile that does not lead to the root of the tree
 */
export type TlogErrorCode =
  | 'verifier_key_malformed'
  | 'verifier_key_unsupported'
  | 'verifier_key_ambiguous'
  | 'note_malformed'
  | 'note_key_repeated'
  | 'note_signature_invalid'
  | 'note_signature_unknown'
  | 'checkpoint_malformed'
  | 'origin_mismatch'
  | 'checkpoint_unsigned'
  | 'proof_malformed'
  | 'hash_malformed'
  | 'index_out_of_range'
  | 'size_out_of_range'
  | 'inclusion_invalid'
  | 'consistency_invalid'
  | 'policy_malformed'
  | 'add_checkpoint_malformed'
  | 'tile_malformed'
  | 'tile_missing'
  | 'tile_inconsistent';

/** The one error class of this package. */
export class TlogError extends Error {
  override readonly name = 'TlogError';
  readonly code: TlogErrorCode;

  constructor(code: TlogErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
