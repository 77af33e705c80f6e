import type { UseFormReturnType } from '@mantine/form';
import { ApiError, type ProblemDetails } from '../../api/problem.ts';

/**
 * Puts what the server says about single fields beside these fields. Returns whether it said anything about one, so that the page
 * can point at the fields instead of showing a problem of the whole.
 *
 * `textOf` says it in the reader's language where there is a text. `names` maps a path of the request ("contact.email") to a field of the form; other paths are taken as they are.
 */
export function showServerErrors<Values extends Record<string, unknown>>(
  form: UseFormReturnType<Values>,
  error: unknown,
  names: Partial<Record<string, keyof Values & string>> = {},
  textOf: (problem: ProblemDetails) => { happened: string; next: string } | null = () => null,
): boolean {
  const problem = error instanceof ApiError ? error.problem : null;
  const text = problem && textOf(problem);
  const known = Object.entries(problem?.fieldErrors ?? {})
    .map(([path, message]): [string, string] => [
      names[path] ?? path,
      text === null ? message : `${text.happened} ${text.next}`,
    ])
    .filter(([name]) => name in form.getValues());
  form.setErrors({ ...form.errors, ...Object.fromEntries(known) });
  return known.length > 0;
}
