export { combineGeneralJws } from './combine-general-jws.ts';
export { type DetachedJws, parseDetachedJws, signDetachedJws, verifyDetachedJws } from './detached-jws.ts';
export {
  countValidSignatures,
  type GeneralJws,
  type GeneralJwsSignature,
  parseGeneralJws,
  signGeneralJws,
} from './general-jws.ts';
export { readJwks, writeJwks } from './jwks.ts';
export { type Ed25519Jwk, type PublicKey, publicKeyFromBytes, readPublicKey } from './public-key.ts';
export { SignatureError, type SignatureErrorCode } from './signature-error.ts';
export type { Signer } from './signer.ts';
export { verifyEd25519 } from './verify-ed25519.ts';
