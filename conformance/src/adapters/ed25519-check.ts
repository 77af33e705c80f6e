import { decodeHex } from '@attestlayer/encoding';
import { publicKeyFromBytes, verifyEd25519 } from '@attestlayer/signature';

/** Verifies hexadecimal key, message and signature as our verifier does: a key that is refused throws its code. */
export async function checkHexSignature(vector: { key: string; message: string; signature: string }): Promise<boolean> {
  return verifyEd25519({
    key: publicKeyFromBytes(decodeHex(vector.key)),
    message: decodeHex(vector.message),
    signature: decodeHex(vector.signature),
  });
}
