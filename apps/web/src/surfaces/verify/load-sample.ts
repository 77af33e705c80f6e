import { laneInstant, sampleInstant } from 'virtual:verify-files';
import { addTrustFile, NO_TRUST, type Picked, Problem, type Trust } from '@attestlayer/browser';

export type SampleName = 'kit' | 'changed-kit';

type Sample = { picked: Picked; sample: { trust: Trust; instant: string } };

/** Loads a sample kit of this site, with the trust root and the instant that it was made for. @throws Problem file_unreadable */
export async function loadSample(name: SampleName): Promise<Sample> {
  return load(`${name}.zip`, 'trust.json', sampleInstant);
}

/** Loads the sample kit of a lane. @throws Problem file_unreadable */
export async function loadLaneSample(lane: string): Promise<Sample> {
  return load(`lanes/${encodeURIComponent(lane)}.zip`, 'lanes/trust.json', laneInstant);
}

async function load(kit: string, trustName: string, instant: string): Promise<Sample> {
  const [zip, trustFile] = await Promise.all([fetchFile(kit), fetchFile(trustName)]);
  const trust = await addTrustFile(NO_TRUST, new Uint8Array(await trustFile.arrayBuffer()));
  return { picked: { kind: 'file', file: zip }, sample: { trust, instant } };
}

async function fetchFile(name: string): Promise<File> {
  try {
    const response = await fetch(`/samples/${name}`);
    if (!response.ok) throw new Error(`HTTP ${response.status}`);
    return new File([await response.blob()], name.slice(name.lastIndexOf('/') + 1));
  } catch (cause) {
    throw new Problem('file_unreadable', { detail: name, cause });
  }
}
