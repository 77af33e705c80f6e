import { concatBytes, decodeHex, encodeUtf8, sha256 } from '@attestlayer/encoding';
import { readPublicKey, type Signer } from '@attestlayer/signature';

/** RFC 8410: everything of an Ed25519 PKCS#8 key but its 32 bytes of seed. */
const PKCS8_PREFIX = decodeHex('302e020100300506032b657004220420');

/**
 * Makes the signer that a word stands for: the same word, the same key, in Node and in a page. For tests and published
 * vectors only.
 */
export async function makeSeedSigner(word: string): Promise<Signer> {
  const seed = sha256(encodeUtf8(`attestlayer test key: ${word}`));
  const key = await crypto.subtle.importKey('pkcs8', concatBytes(PKCS8_PREFIX, seed), 'Ed25519', true, ['sign']);
  const { x } = await crypto.subtle.exportKey('jwk', key);
  return {
    publicKey: readPublicKey({ kty: 'OKP', crv: 'Ed25519', x }),
    sign: async (message) => new Uint8Array(await crypto.subtle.sign('Ed25519', key, new Uint8Array(message))),
  };
}
