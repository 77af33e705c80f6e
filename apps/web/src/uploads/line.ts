/** A browser may think that it is connected when it is not, and says nothing when only the server was away. */
const LOOK_AGAIN_MS = 5_000;

/** Calls back whenever the line may be there again, until the signal ends it. */
export function watchLine(mayBeBack: () => void, signal: AbortSignal): void {
  addEventListener('online', mayBeBack, { signal });
  const timer = setInterval(() => navigator.onLine && mayBeBack(), LOOK_AGAIN_MS);
  signal.addEventListener('abort', () => clearInterval(timer));
}
