/** What a provider puts into the address of the page to which it sends the browser back (RFC 6749, RFC 9207). */
const PARAMETERS = ['state', 'code', 'iss', 'error'] as const;
const BACK_KEY = 'sign-in.back';

/** As the browser arrived: the router reads what looks like a number as one, and writes it back in another form. */
const arrivedWith = new URLSearchParams(location.search);

/** The answer of the provider, for the server to check. */
export function readOidcAnswer(): Partial<Record<(typeof PARAMETERS)[number], string>> {
  const given = PARAMETERS.flatMap((name) => {
    const value = arrivedWith.get(name);
    return value === null ? [] : [[name, value] as const];
  });
  return Object.fromEntries(given);
}

/** Keeps in this tab where somebody was; it never goes to the provider. */
export function keepBack(back: string | undefined): void {
  if (back === undefined) sessionStorage.removeItem(BACK_KEY);
  else sessionStorage.setItem(BACK_KEY, back);
}

export function readBack(): string | undefined {
  return sessionStorage.getItem(BACK_KEY) ?? undefined;
}
