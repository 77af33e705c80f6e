import { type FolderFile, listDroppedFiles } from '@attestlayer/browser';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useInstance } from '../../../api/instance.ts';
import { FileDrop } from '../../../design/components/file-drop.tsx';
import { Notice } from '../../../design/components/notice.tsx';
import { Section } from '../../../design/components/section.tsx';
import { useFormat } from '../../../i18n/use-format.ts';
import { listChosenFiles } from '../../../uploads/chosen-files.ts';
import { useUploadQueue } from '../../../uploads/use-upload-queue.ts';
import type { Visit } from '../visit.ts';
import { NextStep } from './next-step.tsx';
import { recordsQuery, refreshRequest } from './portal-queries.ts';
import styles from './request.module.css';
import { RequestHead } from './request-head.tsx';
import { RequirementList } from './requirement-list.tsx';
import { ReturnedItems } from './returned-items.tsx';
import { SharedReport } from './shared-report.tsx';
import { SubmitSection } from './submit-section.tsx';
import type { PortalRequest } from './types.ts';
import { UnplacedFiles } from './unplaced-files.tsx';
import { useDeclarations } from './use-declarations.ts';

type RequestViewProps = { visit: Visit; request: PortalRequest; onSignedOut: () => void };

/** One request: what was returned first, then what is asked, then the way to say that everything is there. */
export function RequestView({ visit, request, onSignedOut }: RequestViewProps) {
  const { t } = useTranslation('portal');
  const format = useFormat();
  const { maxFileBytes } = useInstance();
  const queries = useQueryClient();
  const [unreadable, setUnreadable] = useState(false);
  const { data: records = [] } = useQuery(recordsQuery(visit));
  const { queue, uploads } = useUploadQueue({
    scope: visit.requestId,
    headers: () => ({ authorization: `Bearer ${visit.token}` }),
    // A file stays on the page until its record stands there: what was sent is never out of sight.
    onOutcome: async ({ id, phase, refusedMembers }) => {
      await refreshRequest(queries, visit);
      if (phase === 'accepted' && refusedMembers.length === 0) queue.remove(id);
    },
    onSignedOut,
  });
  const declarations = useDeclarations(visit, request);
  const open = request.next !== 'closed';

  const add = async (picking: Promise<FolderFile[]>, requirementIds: readonly string[]) => {
    try {
      queue.add(await picking, requirementIds);
      setUnreadable(false);
    } catch {
      setUnreadable(true);
    }
  };
  const shared = { visit, request, records, uploads, queue };
  return (
    <div className={styles.page}>
      <RequestHead request={request} />
      <NextStep request={request} />
      <ReturnedItems request={request} />
      <SharedReport visit={visit} request={request} />
      {open && (
        <FileDrop
          title={t('drop.title')}
          detail={t('drop.detail')}
          multiple
          onDrop={(transfer, target) => void add(listDroppedFiles(transfer), requirementAt(target))}
          onChoose={(input) => void add(Promise.resolve(listChosenFiles(input)), [])}
        >
          <p className={styles.limits}>
            {maxFileBytes === null ? t('drop.types') : t('drop.limits', { size: format.size(maxFileBytes) })}
          </p>
        </FileDrop>
      )}
      {unreadable && (
        <Notice tone="bad" role="alert" title={t('drop.unreadable')}>
          {t('drop.unreadable.body')}
        </Notice>
      )}
      <UnplacedFiles {...shared} />
      <Section title={t('checklist.title')} lead={<Progress request={request} />}>
        <RequirementList {...shared} declarations={declarations} onChoose={(files, id) => queue.add(files, [id])} />
      </Section>
      <SubmitSection
        visit={visit}
        request={request}
        running={queue.isRunning}
        saving={declarations.state !== 'saved'}
      />
    </div>
  );
}

function Progress({ request: { requirements } }: { request: PortalRequest }) {
  const { t } = useTranslation('portal');
  const asked = requirements.filter(({ optional }) => !optional);
  const done = asked.filter(({ status }) => status === 'satisfied').length;
  return t('checklist.progress', { done, count: asked.length });
}

/** A file dropped on a requirement is for it. */
function requirementAt(target: EventTarget | null): string[] {
  const item = target instanceof Element ? target.closest<HTMLElement>('[data-requirement]') : null;
  return item?.dataset.requirement === undefined ? [] : [item.dataset.requirement];
}
