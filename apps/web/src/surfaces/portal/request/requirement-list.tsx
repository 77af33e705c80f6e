import type { FolderFile } from '@attestlayer/browser';
import { useTranslation } from 'react-i18next';
import { Checklist, type ChecklistItem } from '../../../design/components/checklist.tsx';
import { PickButton } from '../../../design/components/file-drop.tsx';
import { listChosenFiles } from '../../../uploads/chosen-files.ts';
import type { Upload } from '../../../uploads/upload.ts';
import type { UploadQueue } from '../../../uploads/upload-queue.ts';
import type { Visit } from '../visit.ts';
import { RequirementBody } from './requirement-body.tsx';
import type { PortalRecord, PortalRequest, PortalRequirement } from './types.ts';
import type { DeclarationControl } from './use-declarations.ts';

export type RequestParts = {
  visit: Visit;
  request: PortalRequest;
  records: readonly PortalRecord[];
  uploads: readonly Upload[];
  queue: UploadQueue;
};

type RequirementListProps = RequestParts & {
  declarations: DeclarationControl;
  onChoose: (files: FolderFile[], requirementId: string) => void;
};

/** What is asked, one by one, with what has come for each. */
export function RequirementList({ declarations, onChoose, ...parts }: RequirementListProps) {
  const { t } = useTranslation('portal');
  const open = parts.request.next !== 'closed';
  const items = parts.request.requirements.map((requirement): ChecklistItem => {
    const { id, title, accepted_types: types } = requirement;
    const takesFiles = types.length > 0 && requirement.max_records !== 0;
    return {
      id,
      title,
      state: stateOf(requirement, parts.records),
      children: <RequirementBody {...parts} requirement={requirement} declarations={declarations} />,
      actions:
        open && takesFiles ? (
          <PickButton
            label={t('requirement.add.for', { title })}
            shownLabel={t('requirement.add')}
            size="sm"
            input={{
              multiple: true,
              accept: [...types, 'zip', ...(types.includes('jpg') ? ['jpeg'] : [])].map((type) => `.${type}`).join(','),
            }}
            onChoose={(input) => onChoose(listChosenFiles(input), id)}
          />
        ) : undefined,
    };
  });
  return <Checklist label={t('checklist.title')} items={items} />;
}

function stateOf(requirement: PortalRequirement, records: readonly PortalRecord[]): ChecklistItem['state'] {
  const own = records.filter(({ requirement_ids }) => requirement_ids.includes(requirement.id));
  if (own.some(({ state }) => state === 'returned') && requirement.status !== 'satisfied') return 'returned';
  if (requirement.status === 'satisfied') return 'complete';
  if (requirement.status === 'not_supplied') return 'optional';
  return own.length > 0 || Object.keys(requirement.declared).length > 0 ? 'incomplete' : 'missing';
}
