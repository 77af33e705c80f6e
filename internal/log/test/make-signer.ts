import { createPrivateKey, createPublicKey, generateKeyPairSync, sign } from 'node:crypto';
import { readPublicKey, type Signer } from '@attestlayer/signature';

/** A fresh private key, PKCS #8 in PEM. */
export function makePem(): string {
  return generateKeyPairSync('ed25519').privateKey.export({ format: 'pem', type: 'pkcs8' }).toString();
}

export function signerFromPem(pem: string): Signer {
  const privateKey = createPrivateKey(pem);
  const { kty, crv, x } = createPublicKey(privateKey).export({ format: 'jwk' });
  return {
    publicKey: readPublicKey({ kty, crv, x }),
    sign: async (message) => new Uint8Array(sign(null, message, privateKey)),
  };
}

export const makeSigner = (): Signer => signerFromPem(makePem());
