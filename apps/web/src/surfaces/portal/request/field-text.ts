import type { PortalField } from './types.ts';
import type { DeclaredValue } from './use-declarations.ts';

/** What kind of text a field is typed as. */
export function typeIntoField(field: PortalField): 'text' | 'number' | 'date' | 'datetime-local' | 'email' | 'url' {
  switch (field.type) {
    case 'integer':
      return 'number';
    case 'datetime':
      return 'datetime-local';
    case 'date':
    case 'email':
    case 'url':
      return field.type;
    default:
      return 'text';
  }
}

/** A declared value as its control shows it; a time in the reader's own zone. */
export function showTyped(field: PortalField, value: DeclaredValue | undefined): string {
  if (value === undefined) return '';
  if (field.type !== 'datetime' || typeof value !== 'string') return String(value);
  const moment = new Date(value);
  const shifted = new Date(moment.getTime() - moment.getTimezoneOffset() * 60_000);
  return Number.isNaN(moment.getTime()) ? '' : shifted.toISOString().slice(0, 19);
}

/** What was typed as the API takes it; undefined for nothing. */
export function readTyped(field: PortalField, text: string): DeclaredValue | undefined {
  const typed = text.trim();
  if (typed === '') return undefined;
  switch (field.type) {
    case 'boolean':
      return typed === 'true';
    case 'integer':
      return Number(typed);
    case 'datetime':
      return new Date(typed).toISOString();
    default:
      return typed;
  }
}
