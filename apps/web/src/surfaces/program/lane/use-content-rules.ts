import { useTranslation } from 'react-i18next';
import type { Requirement } from '../../../api/resources.ts';
import { useFormat } from '../../../i18n/use-format.ts';

/** Says in a sentence what a content rule asks. */
export function useContentRules(): (rule: Requirement['content'][number]) => string {
  const { t } = useTranslation('program');
  const format = useFormat();
  return (rule) => {
    switch (rule.type) {
      case 'pdf':
        if (rule.min_text_characters === 0) return t('lane.content.pdf.pages', { pages: format.count(rule.min_pages) });
        return t('lane.content.pdf', {
          pages: format.count(rule.min_pages),
          characters: format.count(rule.min_text_characters),
        });
      case 'table': {
        const rows = format.count(rule.min_rows);
        if (rule.headers === null) return t('lane.content.table.rows', { rows });
        // An alias stands for its column, so the first names are enough for a reader.
        const columns = rule.headers.columns.map(({ name }) => name).join(', ');
        return rule.headers.match === 'all'
          ? t('lane.content.table', { columns, rows })
          : t('lane.content.table.any', { columns, rows });
      }
      case 'json':
        return t('lane.content.json');
      case 'document':
        return t('lane.content.document', { characters: format.count(rule.min_characters) });
      case 'image':
        return t('lane.content.image', { width: rule.min_width, height: rule.min_height });
      case 'text':
        return t('lane.content.text', { characters: format.count(rule.min_characters) });
    }
  };
}
