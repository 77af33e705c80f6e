import { listTroubledPaths } from '@attestlayer/browser';
import type { EvidenceFile, Manifest } from '@attestlayer/kit';
import type { VerificationReport } from '@attestlayer/verify';
import { element } from '../dom.ts';
import { formatCount, formatSize } from '../format.ts';
import { statusIcon } from '../icons.ts';
import { message, text } from '../messages.ts';
import { renderCapped } from '../show-all.ts';
import { untrusted } from '../untrusted.ts';

/** The evidence files with their hashes; a file that a check complains about is marked. */
export function renderFiles(manifest: Manifest, report: VerificationReport): HTMLElement {
  const evidence = manifest.files.filter((file): file is EvidenceFile => file.role === 'evidence');
  const troubled = listTroubledPaths(report);
  const renderItem = (file: EvidenceFile) => renderFile(file, troubled.has(file.path));
  return element(
    'section',
    { class: 'files', 'aria-labelledby': 'files-title' },
    element('h2', { id: 'files-title' }, `${text('files.title')} (${formatCount(evidence.length)})`),
    element('p', { class: 'quiet' }, text(evidence.length === 0 ? 'files.none' : 'files.lead')),
    evidence.length === 0
      ? null
      : renderCapped({
          items: evidence,
          list: element('ol', { class: 'file-list' }),
          renderItem,
          showAll: (count) => text('files.show.all', { count: formatCount(count) }),
        }),
  );
}

function renderFile(file: EvidenceFile, troubled: boolean): HTMLElement {
  return element(
    'li',
    { class: 'file', 'data-status': troubled ? 'FAIL' : null },
    element(
      'p',
      { class: 'file-head' },
      troubled ? statusIcon('FAIL') : null,
      untrusted(file.path, 'file-path'),
      troubled ? element('strong', { class: 'status' }, text('files.problem')) : null,
      element('span', { class: 'numbers' }, formatSize(file.size)),
    ),
    element('p', { class: 'quiet' }, ...message('files.submitted.as', { name: untrusted(file.source.original_name) })),
    element('p', { class: 'mono hash' }, file.sha256),
  );
}
