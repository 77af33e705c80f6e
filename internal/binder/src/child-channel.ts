/** Child side: sends a message and resolves once it left this process, so that a crash right after cannot swallow it. */
export function sendToParent(message: object): Promise<void> {
  return new Promise((resolve, reject) => {
    process.send?.(message, (error: Error | null) => (error ? reject(error) : resolve()));
  });
}

/** What a child says once everything it needs is loaded: from then on its end is the fault of a file. */
export type ReadyMessage = { type: 'ready' };

/** Child side: handles one task after another; the first failure ends the process, and the parent starts a clean one. */
export function serveParent<Task>(handle: (task: Task) => Promise<object>): void {
  process.on('message', (task) => {
    handle(task as Task)
      .then(sendToParent)
      .catch(() => process.exit(1));
  });
  process.on('disconnect', () => process.exit(0));
  void sendToParent({ type: 'ready' } satisfies ReadyMessage);
}
