import { compareUtf8, type JsonValue } from '@attestlayer/encoding';
import { describeField, readFieldValue } from './field-value.ts';
import type { Finding } from './finding.ts';
import { met } from './finding.ts';
import { cleanText } from './plain-text.ts';
import type { Requirement } from './profile-schema.ts';

/** The values that a client declared for one requirement, by field id. Client-controlled: any JSON under any name. */
export type DeclaredValues = Record<string, JsonValue>;

/** Checks the declared values of one requirement, and keeps those that are valid (spec/profiles.md 4.6). */
export function checkDeclarations(
  requirement: Requirement,
  values: DeclaredValues,
): { declared: Record<string, string | number | boolean>; findings: Finding[] } {
  const declared: Record<string, string | number | boolean> = {};
  const findings: Finding[] = [];
  for (const field of requirement.fields) {
    const expected = `${field.title}: ${describeField(field)}`;
    const value = readFieldValue(field, Object.hasOwn(values, field.id) ? values[field.id] : undefined);
    if (value.status === 'valid') {
      declared[field.id] = value.value;
      findings.push(met('declaration', expected, 'declared', []));
    } else if (value.status === 'invalid') {
      const remedy = `Correct "${field.title}" for "${requirement.title}" on the request.`;
      findings.push(fault('declaration_invalid', expected, value.found, remedy));
    } else if (field.required) {
      const remedy = `Fill in "${field.title}" for "${requirement.title}" on the request.`;
      findings.push(fault('declaration_missing', expected, 'no value', remedy));
    }
  }
  return { declared, findings: [...findings, ...findUnknownFields(requirement, values)] };
}

function findUnknownFields(requirement: Requirement, values: DeclaredValues): Finding[] {
  const ids = requirement.fields.map((field) => field.id);
  const expected = ids.length === 0 ? 'no declared value' : `one of: ${ids.join(', ')}`;
  return Object.keys(values)
    .filter((id) => !ids.includes(id))
    .toSorted(compareUtf8)
    .map((id) => {
      const remedy = 'Declare the value under the name of a field of the requirement, or remove it.';
      return fault('declaration_unknown', expected, `"${cleanText(id)}"`, remedy);
    });
}

type DeclarationCode = 'declaration_missing' | 'declaration_invalid' | 'declaration_unknown';

function fault(code: DeclarationCode, expected: string, found: string, remedy: string): Finding {
  return { rule: 'declaration', code, expected, found, remedy, records: [] };
}
