import { useSyncExternalStore } from 'react';

/** Whether the last request reached the server, and whether the session it was made in has ended. */
export type Connection = { reachable: boolean; signedOut: boolean };

let connection: Connection = { reachable: true, signedOut: false };
const listeners = new Set<() => void>();

/** Notes what a request found out; every page shows it in one place (ConnectionBanner). */
export function noteConnection(change: Partial<Connection>): void {
  const next = { ...connection, ...change };
  if (next.reachable === connection.reachable && next.signedOut === connection.signedOut) return;
  connection = next;
  for (const listener of listeners) listener();
}

/** The state of the connection. */
export function useConnection(): Connection {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => connection,
  );
}
