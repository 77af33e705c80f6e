import type { UseFormReturnType } from '@mantine/form';
import { ApiError } from '../../api/problem.ts';

/**
 * Puts what the server says about single fields beside these fields. Returns whether it said anything about one, so that the page
 * can point at the fields instead of showing a problem of the whole.
 *
 * `names` maps a path of the request ("contact.email") to a field of the form; other paths are taken as they are.
 */
export function showServerErrors<Values extends Record<string, unknown>>(
  form: UseFormReturnType<Values>,
  error: unknown,
  names: Partial<Record<string, keyof Values & string>> = {},
): boolean {
  const fieldErrors = error instanceof ApiError ? (error.problem?.fieldErrors ?? {}) : {};
  const known = Object.entries(fieldErrors)
    .map(([path, message]): [string, string] => [names[path] ?? path, message])
    .filter(([name]) => name in form.getValues());
  form.setErrors({ ...form.errors, ...Object.fromEntries(known) });
  return known.length > 0;
}
