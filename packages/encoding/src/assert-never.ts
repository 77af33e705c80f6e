/**
 * Makes a `switch` over a union exhaustive: a new member of the union fails to compile here instead of falling through.
 */
export function assertNever(value: never): never {
  throw new TypeError(`unexpected value: ${String(value)}`);
}
