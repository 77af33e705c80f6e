import type { Declarations, Requirement } from '../../../../api/resources.ts';

/** The values of a form by requirement and field; everything a text but a yes or no. */
export type DeclaredForm = Record<string, string>;

type Field = Requirement['fields'][number];

/** A dot would be a path inside of an object for the form. */
export function fieldKey(requirementId: string, fieldId: string): string {
  return `${requirementId.replaceAll('.', '_')}/${fieldId}`;
}

/** What the server holds, as the inputs show it. */
export function toForm(requirements: readonly Requirement[], declarations: Declarations): DeclaredForm {
  const pairs = requirements.flatMap(({ id, fields }) =>
    fields.map((field) => {
      const value = declarations[id]?.[field.id];
      return [fieldKey(id, field.id), value === undefined || value === null ? '' : toInput(field, value)];
    }),
  );
  return Object.fromEntries(pairs);
}

/** What the inputs hold, as the server takes it; an empty one is not declared. */
export function toDeclarations(requirements: readonly Requirement[], values: DeclaredForm): Declarations {
  const declared = requirements.map(({ id, fields }) => {
    const given = fields.flatMap((field) => {
      const text = values[fieldKey(id, field.id)]?.trim() ?? '';
      return text === '' ? [] : [[field.id, fromInput(field, text)]];
    });
    return [id, Object.fromEntries(given)] as const;
  });
  return Object.fromEntries(declared.filter(([, given]) => Object.keys(given).length > 0));
}

/** An input of the browser has no time zone: it shows the time in UTC, and says so. */
function toInput({ type }: Field, value: unknown): string {
  return type === 'datetime' ? String(value).slice(0, 16) : String(value);
}

function fromInput({ type }: Field, text: string): string | number | boolean {
  switch (type) {
    case 'integer':
      return /^\d+$/.test(text) ? Number(text) : text;
    case 'boolean':
      return text === 'true';
    case 'datetime':
      return /^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(text) ? `${text}:00Z` : text;
    default:
      return text;
  }
}
