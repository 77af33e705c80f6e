import { type DiffFile, type DiffPair, diffKits } from '@attestlayer/kit';
import type { CommandContext } from '../program.ts';
import { readManifest } from '../read-manifest.ts';

/** `diff`: which evidence was added, removed, changed or renamed between two kits. */
export async function diff({ output }: CommandContext, previousPath: string, currentPath: string): Promise<void> {
  const { manifest: previous } = await readManifest(previousPath);
  const { manifest: current } = await readManifest(currentPath);
  const result = diffKits(previous, current.files);
  output.resultJson(result);
  if (result.status !== 'compared') return;
  output.talk('compares what the two manifests say; verify each kit to know whether to believe them');
  const single = (mark: string, files: readonly DiffFile[]) => {
    for (const { original_name, path } of files) output.result(`${mark} ${original_name}  (${path})`);
  };
  const pairs = (mark: string, list: readonly DiffPair[]) => {
    for (const pair of list) output.result(`${mark} ${pair.previous.original_name} -> ${pair.current.original_name}`);
  };
  single('+', result.added);
  single('-', result.removed);
  pairs('~', result.changed);
  pairs('>', result.renamed);
  output.result(
    `${result.added.length} added, ${result.removed.length} removed, ${result.changed.length} changed, ` +
      `${result.renamed.length} renamed, ${result.unchanged.length} unchanged`,
  );
}
