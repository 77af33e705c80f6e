import { formatBytes } from '../format-bytes.ts';
import type { CommandContext } from '../program.ts';
import { readManifest } from '../read-manifest.ts';

/** Under the path of a listed file, after hash and size. */
const INDENT = ' '.repeat(77);

/** `inspect`: what the manifest says, unjudged; use `verify` to know whether to believe it. */
export async function inspect({ output }: CommandContext, path: string): Promise<void> {
  const { manifest, kitId } = await readManifest(path);
  output.resultJson({ kit_id: kitId, manifest });
  output.talk('this is what the kit says of itself; nothing here is checked, see "attestlayer verify"');
  output.result(`kit id   ${kitId}`);
  output.result(`receipt  ${manifest.receipt_id}`);
  output.result(`issuer   ${manifest.issuer.name}`);
  output.result(`partner  ${manifest.partner.name}`);
  output.result(`client   ${manifest.client.name}`);
  output.result(`profile  ${manifest.profile.id} version ${manifest.profile.version}`);
  output.result(`created  ${manifest.created_at}`);
  output.result(`files    ${manifest.totals.files}, ${formatBytes(manifest.totals.bytes)}\n`);
  for (const file of manifest.files) {
    output.result(`${file.sha256}  ${formatBytes(file.size).padStart(9)}  ${file.path}`);
    if (file.role !== 'evidence') continue;
    output.result(`${INDENT}"${file.source.original_name}" for ${file.source.requirement_ids.join(', ')}`);
  }
}
