import { openKit } from '@attestlayer/disk';
import { kitId, MANIFEST_PATH, MAX_MANIFEST_BYTES, type Manifest, parseManifest } from '@attestlayer/kit';
import { CliError } from './cli-error.ts';

/** Reads the manifest of a kit and its kit id; parsed strictly, but compared with nothing. @throws CliError `manifest_missing` */
export async function readManifest(path: string): Promise<{ manifest: Manifest; kitId: string }> {
  const { kit, close } = await openKit(path);
  try {
    const entry = kit.entries.find((candidate) => candidate.path === MANIFEST_PATH);
    if (!entry) {
      throw new CliError({
        code: 'manifest_missing',
        message: `${path} holds no ${MANIFEST_PATH}`,
        hint: 'name the kit as it was issued: a ZIP file, or the folder that it was unpacked to',
      });
    }
    const bytes = await entry.bytes(MAX_MANIFEST_BYTES);
    return { manifest: parseManifest(bytes), kitId: kitId(bytes) };
  } finally {
    await close();
  }
}
