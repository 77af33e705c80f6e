import type { Signer } from '@attestlayer/signature';
import { type KeyRole, openKeyFile } from '@attestlayer/signer';

/** The one place where the command line opens a private key. @throws SignerError as openKeyFile */
export function openSigner(options: { path: string; role: KeyRole; passphrase: string }): Promise<Signer> {
  return openKeyFile(options);
}
