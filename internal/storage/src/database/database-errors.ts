/** What a refused statement ran into, in words that are the same on both databases. */
type ConstraintKind = 'unique' | 'check' | 'foreign_key' | 'raised';

/** `name`: of the constraint, the columns of a unique one on SQLite, or the code that a trigger raised. */
export type ConstraintViolation = { kind: ConstraintKind; name: string };

const POSTGRES_KINDS: Readonly<Record<string, ConstraintKind>> = {
  '23505': 'unique',
  '23514': 'check',
  '23503': 'foreign_key',
  P0001: 'raised',
};

/** Extended result codes (sqlite.org/rescode.html). */
const SQLITE_KINDS: Readonly<Record<number, ConstraintKind>> = {
  275: 'check',
  787: 'foreign_key',
  1555: 'unique',
  1811: 'raised',
  2067: 'unique',
};

/** Serialization failure and deadlock: the other transaction went on, this one may begin again. */
const TRANSIENT_CODES = new Set(['40001', '40P01']);

/** Tells which constraint or trigger refused a statement; null when the error is something else. */
export function constraintViolation(error: unknown): ConstraintViolation | null {
  if (!(error instanceof Error)) return null;
  const { code, errcode, constraint } = error as { code?: unknown; errcode?: unknown; constraint?: unknown };
  const kind = typeof errcode === 'number' ? SQLITE_KINDS[errcode] : POSTGRES_KINDS[String(code)];
  if (!kind) return null;
  return { kind, name: kind === 'raised' || typeof constraint !== 'string' ? lastWord(error.message) : constraint };
}

/** True when a trigger refused the statement with this code. */
export function isRaised(error: unknown, code: string): boolean {
  const violation = constraintViolation(error);
  return violation?.kind === 'raised' && violation.name === code;
}

/** True when a unique constraint refused the statement. */
export function isUniqueViolation(error: unknown): boolean {
  return constraintViolation(error)?.kind === 'unique';
}

export function isTransientConflict(error: unknown): boolean {
  return TRANSIENT_CODES.has(String((error as { code?: unknown } | null)?.code));
}

/** "UNIQUE constraint failed: a.b, a.c" → "a.b, a.c"; a raised code is the whole message. */
function lastWord(message: string): string {
  return message.split(': ').at(-1) ?? message;
}
