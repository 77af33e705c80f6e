import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, bodyOf, ifMatch } from '../../../api/client.ts';
import { queryKeys } from '../../../api/query-keys.ts';
import type { Declarations } from '../../../api/resources.ts';
import { EmptyState } from '../../../design/components/empty-state.tsx';
import { Loading } from '../../../design/components/loading.tsx';
import { Notice } from '../../../design/components/notice.tsx';
import { ProblemAlert } from '../../../design/components/problem-alert.tsx';
import { ActForm } from '../../../design/form/act-form.tsx';
import { FieldSet } from '../../../design/form/field-set.tsx';
import { DeclaredField } from './declared/declared-field.tsx';
import { type DeclaredForm, fieldKey, toDeclarations, toForm } from './declared/declared-form.ts';
import { usePacketScope } from './packet-context.ts';

/** What is declared beside the records, requirement by requirement. */
export function DeclaredPage() {
  const { t } = useTranslation('packet');
  const { packet, profile } = usePacketScope();
  const { data, error, refetch } = useQuery({
    queryKey: queryKeys.ofPacket(packet.id, 'declarations'),
    queryFn: ({ signal }) =>
      bodyOf(api.GET('/v1/packets/{packetId}/declarations', { params: { path: { packetId: packet.id } }, signal })),
  });
  if (error) return <ProblemAlert error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Loading />;
  if (profile.requirements.every(({ fields }) => fields.length === 0)) {
    return (
      <EmptyState icon="check" title={t('declared.empty')}>
        {t('declared.empty.body')}
      </EmptyState>
    );
  }
  return <DeclaredFields key={packet.version} declarations={data} />;
}

function DeclaredFields({ declarations }: { declarations: Declarations }) {
  const { t } = useTranslation('packet');
  const { packet, profile, mayChange } = usePacketScope();
  const asking = profile.requirements.filter(({ fields }) => fields.length > 0);
  const labels = Object.fromEntries(
    asking.flatMap(({ id, fields }) => fields.map((field) => [fieldKey(id, field.id), field.title])),
  );
  return (
    <>
      {!mayChange && <Notice title={t('declared.closed')} />}
      <ActForm<DeclaredForm, Declarations>
        initial={toForm(asking, declarations)}
        draft={`declared-${packet.id}-${packet.version}`}
        labels={labels}
        serverNames={Object.fromEntries(Object.keys(labels).map((key) => [key.replace('/', '.'), key]))}
        send={(values, headers) =>
          bodyOf(
            api.PUT('/v1/packets/{packetId}/declarations', {
              params: { path: { packetId: packet.id } },
              body: toDeclarations(asking, values),
              headers: { ...headers, ...ifMatch(packet.version) },
            }),
          )
        }
        stale={[queryKeys.packet(packet.id)]}
        submitLabel={t('save')}
        failedTitle={t('declared.failed')}
      >
        {(field) =>
          asking.map((requirement) => (
            <div key={requirement.id} id={requirement.id}>
              <FieldSet legend={requirement.title} help={requirement.guidance}>
                {requirement.fields.map((one) => (
                  <DeclaredField
                    key={one.id}
                    field={one}
                    props={field(fieldKey(requirement.id, one.id))}
                    disabled={!mayChange}
                  />
                ))}
              </FieldSet>
            </div>
          ))
        }
      </ActForm>
    </>
  );
}
