import type { PublicKey, Signer } from '@attestlayer/signature';
import type { KeyRole } from './key-file.ts';

/** A key that signs until it is closed; closing ends the session with the token, where there is one. */
export type OpenedKey = Signer & { close(): Promise<void> };

/** What a key says without its passphrase or PIN. */
export type KeyInfo = { role: KeyRole; publicKey: PublicKey };
