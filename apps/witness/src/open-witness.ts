import { access } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { ensureFolder, syncFolder } from '@attestlayer/disk';
import type { Signer } from '@attestlayer/signature';
import { createKeyFile, openKeyFile } from '@attestlayer/signer';
import { makeNoteKey, TlogError } from '@attestlayer/tlog';
import type { Witness } from './add-checkpoint.ts';
import type { KnownLogs } from './known-logs.ts';
import { openState, type WitnessState } from './state.ts';
import { WitnessError } from './witness-error.ts';

/** Where a witness lives and what it is called. */
export type WitnessLocation = { name: string; stateFolder: string; keyFile: string; passphrase: string };

/** The state of a witness inside its folder. */
const STATE_FILE = 'witness.sqlite';

const LOST_HINT =
  'restore both from one place only if nothing was cosigned since; otherwise retire this key and start a new witness (docs/runbooks/witness-lost.md)';

/**
 * Opens a witness; at the first run its state and then its key are made. A key without its state is refused: a witness that
 * has forgotten what it cosigned would cosign another history of the same log.
 *
 * @throws WitnessError name_invalid, state_missing, key_missing, state_other_witness, state_failed
 * @throws SignerError `key_file_*`, `passphrase_*`, `key_role_mismatch`
 */
export async function openWitness(location: WitnessLocation, logs: KnownLogs): Promise<Witness> {
  const { name, stateFolder, keyFile } = location;
  const statePath = join(stateFolder, STATE_FILE);
  await ensureFolder(stateFolder);
  if ((await exists(keyFile)) && !(await exists(statePath)))
    throw new WitnessError('state_missing', `${keyFile} is there, and its state ${statePath} is gone`, LOST_HINT);
  const state = openState(statePath);
  try {
    await syncFolder(stateFolder);
    const signer = await openSigner(location, state);
    const vkey = makeVkey(name, signer);
    claimState(state, vkey);
    return { name, vkey, signer, logs, state, now: Date.now };
  } catch (error) {
    state.close();
    throw error;
  }
}

async function openSigner({ keyFile, passphrase }: WitnessLocation, state: WitnessState): Promise<Signer> {
  if (!(await exists(keyFile))) {
    if (state.owner() !== null)
      throw new WitnessError('key_missing', `${keyFile} is gone, and there is a state of it`, LOST_HINT);
    await ensureFolder(dirname(keyFile));
    await createKeyFile({ path: keyFile, role: 'witness', passphrase });
    await syncFolder(dirname(keyFile));
  }
  return openKeyFile({ path: keyFile, role: 'witness', passphrase });
}

function makeVkey(name: string, signer: Signer): string {
  try {
    return makeNoteKey({ name, algorithm: 'cosignature-v1', publicKey: signer.publicKey }).vkey;
  } catch (cause) {
    if (!(cause instanceof TlogError)) throw cause;
    const hint = 'give a name such as witness.example/w1';
    throw new WitnessError('name_invalid', `"${name}" cannot name a witness: ${cause.message}`, hint, { cause });
  }
}

/** A state is of one key and one name for ever: under another one, its memory would vouch for nothing. */
function claimState(state: WitnessState, vkey: string): void {
  const owner = state.owner();
  if (owner === null) state.claim(vkey);
  else if (owner !== vkey) {
    const message = `the state belongs to ${owner}, not to ${vkey}`;
    throw new WitnessError(
      'state_other_witness',
      message,
      'give the name and key file of that witness, or another state folder',
    );
  }
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
