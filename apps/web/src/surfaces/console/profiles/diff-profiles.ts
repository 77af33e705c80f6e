/** One difference between two JSON values: where, and what stood there before and stands there now. */
export type Change = { path: string; before: string | null; after: string | null };

/**
 * Compares two JSON values member by member. Elements of a list that have an id are compared by it, so that a requirement that
 * moved is no change.
 */
export function diffJson(before: unknown, after: unknown, path = ''): Change[] {
  if (JSON.stringify(before) === JSON.stringify(after)) return [];
  const left = membersOf(before);
  const right = membersOf(after);
  if (left === null || right === null) return [{ path, before: show(before), after: show(after) }];
  const names = [...new Set([...left.keys(), ...right.keys()])];
  return names.flatMap((name) => diffJson(left.get(name), right.get(name), path === '' ? name : `${path} › ${name}`));
}

function membersOf(value: unknown): Map<string, unknown> | null {
  if (Array.isArray(value)) {
    return value.every(hasId) ? new Map(value.map((element) => [element.id, element])) : null;
  }
  return typeof value === 'object' && value !== null ? new Map(Object.entries(value)) : null;
}

function hasId(element: unknown): element is { id: string } {
  return typeof element === 'object' && element !== null && 'id' in element && typeof element.id === 'string';
}

function show(value: unknown): string | null {
  return value === undefined ? null : typeof value === 'string' ? value : JSON.stringify(value, null, 1);
}
