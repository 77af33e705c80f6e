import type { Sending } from './send-file.ts';
import type { Upload } from './upload.ts';

/** A file on its way with what only the queue needs: pages see the {@link Upload}. */
export type Held = { upload: Upload; file: File | null; url: string | null; sending: Sending | null };

/** The files of a queue; whoever subscribes is told of every change. */
export class UploadList {
  readonly #held = new Map<string, Held>();
  readonly #listeners = new Set<() => void>();
  #snapshot: readonly Upload[] = [];

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** The same array until something changes. */
  readonly read = (): readonly Upload[] => this.#snapshot;

  get(id: string): Held | undefined {
    return this.#held.get(id);
  }

  all(): Held[] {
    return [...this.#held.values()];
  }

  hold(held: Omit<Held, 'sending'>): void {
    this.#held.set(held.upload.id, { ...held, sending: null });
    this.#publish();
  }

  /** Changes nothing of a file that was taken off the list meanwhile. */
  change(id: string, change: Partial<Upload>): void {
    const held = this.#held.get(id);
    if (held === undefined) return;
    held.upload = { ...held.upload, ...change };
    this.#publish();
  }

  delete(id: string): void {
    this.#held.delete(id);
    this.#publish();
  }

  #publish(): void {
    this.#snapshot = this.all().map(({ upload }) => upload);
    for (const listener of this.#listeners) listener();
  }
}
