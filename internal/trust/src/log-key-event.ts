import { writeLogEntry } from '@attestlayer/kit';
import type { AppendResult, Sequencer } from '@attestlayer/log';
import type { PublicKey } from '@attestlayer/signature';

/** Which key of which issuer. */
export type IssuerKeyOf = { issuerId: string; key: PublicKey };

/**
 * Announces in the log that an issuer key comes into use (`key.v1`, activate). The key is good from the index behind it, as soon
 * as a trust root says so. Run again, it gives the same index.
 *
 * @throws LogError as append
 */
export function activateKey(log: Sequencer, key: IssuerKeyOf): Promise<AppendResult> {
  return appendKeyEvent(log, 'activate', key);
}

/**
 * Announces in the log that an issuer key goes out of use (`key.v1`, retire). The next trust root closes its window.
 *
 * @throws LogError as append
 */
export function retireKey(log: Sequencer, key: IssuerKeyOf): Promise<AppendResult> {
  return appendKeyEvent(log, 'retire', key);
}

function appendKeyEvent(log: Sequencer, action: 'activate' | 'retire', { issuerId, key }: IssuerKeyOf) {
  return log.append(writeLogEntry({ entry: 'key.v1', action, issuer: issuerId, kid: key.kid, x: key.jwk.x }));
}
