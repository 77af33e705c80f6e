import { sampleInstant } from 'virtual:verify-files';
import { addTrustFile, NO_TRUST, type Picked, Problem, type Trust } from '@attestlayer/browser';

export type SampleName = 'kit' | 'changed-kit';

/** Loads a sample kit of this site, with the trust root and the instant that it was made for. @throws Problem file_unreadable */
export async function loadSample(
  name: SampleName,
): Promise<{ picked: Picked; sample: { trust: Trust; instant: string } }> {
  const [zip, trustFile] = await Promise.all([fetchFile(`${name}.zip`), fetchFile('trust.json')]);
  const trust = await addTrustFile(NO_TRUST, new Uint8Array(await trustFile.arrayBuffer()));
  return { picked: { kind: 'file', file: zip }, sample: { trust, instant: sampleInstant } };
}

async function fetchFile(name: string): Promise<File> {
  try {
    const response = await fetch(`/samples/${name}`);
    if (!response.ok) throw new Error(`HTTP ${response.status}`);
    return new File([await response.blob()], name);
  } catch (cause) {
    throw new Problem('file_unreadable', { detail: name, cause });
  }
}
