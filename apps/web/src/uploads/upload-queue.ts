import { createFileHasher, type FileHasher, type FolderFile } from '@attestlayer/browser';
import { ApiError } from '../api/problem.ts';
import { openWorker } from '../hashing/open-worker.ts';
import { createJobRunner, type JobRunner } from './job-runner.ts';
import { watchLine } from './line.ts';
import { type RememberedUploads, rememberUploads } from './remembered-uploads.ts';
import { type SendFailure, sendFile } from './send-file.ts';
import { newUpload, RUNNING_PHASES, type Upload } from './upload.ts';
import { type Held, UploadList } from './upload-list.ts';
import { readUploadState, type UploadState } from './upload-state.ts';

/** More at once only share the same line, and a phone has little memory. */
const SENDING_AT_ONCE = 3;
/** Inspection of a usual file takes less than a second; a large archive takes a while. */
const FIRST_LOOK_MS = 400;
const LONGEST_LOOK_MS = 4_000;

const ENDPOINT = '/v1/uploads';

export type UploadQueueOptions = {
  /** Under which name unfinished uploads are remembered: a packet or a request. */
  scope: string;
  /** The credential of every request; empty where a cookie is it. */
  headers: () => Record<string, string>;
  /** `Upload-Metadata` beside what the file says of itself, for example the packet. */
  metadata?: Record<string, string>;
  /** The largest file that the server takes, once it is known. */
  maxFileBytes: () => number | null;
  /** A file became records, or was refused: what the page shows of the packet is stale. */
  onOutcome: (upload: Upload) => void;
  /** The credential is no longer good; every file waits until the page has another. */
  onSignedOut: () => void;
};

/** A queue of files on their way to one place. It lives outside of the pages, which subscribe to its list. */
export class UploadQueue {
  readonly #options: UploadQueueOptions;
  readonly #remembered: RememberedUploads;
  readonly #hasher: FileHasher = createFileHasher(openWorker);
  readonly #runner: JobRunner = createJobRunner(SENDING_AT_ONCE);
  readonly #closed = new AbortController();
  readonly list = new UploadList();

  constructor(options: UploadQueueOptions) {
    this.#options = options;
    this.#remembered = rememberUploads(options.scope);
  }

  /** Takes up what an earlier visit left behind, and begins to watch the line. */
  start(): void {
    for (const { url, ...known } of this.#remembered.list()) {
      const upload: Upload = { ...newUpload(known), phase: 'interrupted', sha256: known.sha256 };
      this.list.hold({ upload, file: null, url });
      void this.#askWhatCame(known.id);
    }
    watchLine(() => this.resumeOffline(), this.#closed.signal);
    const warn = (event: BeforeUnloadEvent) => this.isRunning && event.preventDefault();
    addEventListener('beforeunload', warn, { signal: this.#closed.signal });
  }

  close(): void {
    this.#closed.abort();
    this.#hasher.close();
    for (const { sending } of this.list.all()) sending?.stop();
  }

  get isRunning(): boolean {
    return this.list.read().some(({ phase }) => RUNNING_PHASES.has(phase));
  }

  /** Adds files; one that was interrupted and is chosen again goes on where it was. */
  add(files: readonly FolderFile[], requirementIds: readonly string[]): void {
    for (const { path, file } of files) {
      const known = this.#findInterrupted(path, file);
      const id = known?.upload.id ?? crypto.randomUUID();
      if (known === undefined) {
        const upload = newUpload({ id, path, sizeBytes: file.size, requirementIds });
        this.list.hold({ upload, file, url: null });
      } else known.file = file;
      if (file.size <= (this.#options.maxFileBytes() ?? file.size)) this.#begin(id);
      // Told at once: hashing it would take minutes, for the same answer.
      else this.#finish(id, 'refused', { refusal: { code: 'too_large', detail: '' } });
    }
  }

  pause(id: string): void {
    this.list.change(id, { phase: 'paused' });
    this.list.get(id)?.sending?.stop();
  }

  /** Goes on after a pause, a failure or a lost line. */
  resume(id: string): void {
    const held = this.list.get(id);
    if (held?.file !== null) this.#begin(id);
    else void this.#askWhatCame(id);
  }

  resumeOffline(): void {
    for (const { upload } of this.list.all()) if (upload.phase === 'offline') this.resume(upload.id);
  }

  /** Takes a file off the list; what has arrived of an unfinished one is taken back on the server. */
  remove(id: string): void {
    const held = this.list.get(id);
    if (held === undefined) return;
    held.sending?.stop();
    const unfinished = held.upload.phase !== 'accepted' && held.upload.phase !== 'refused';
    if (unfinished && held.url !== null) void this.#takeBack(held.url);
    this.#remembered.forget(id);
    this.list.delete(id);
  }

  #begin(id: string): void {
    this.list.change(id, { phase: 'waiting', refusal: null });
    this.#runner.add(() => this.#run(id));
  }

  async #run(id: string): Promise<void> {
    const held = this.list.get(id);
    if (held === undefined || held.file === null || held.upload.phase !== 'waiting') return;
    try {
      await this.#hash(held, held.file);
      if (this.#phaseOf(id) !== 'hashing') return;
      const failure = await this.#send(held, held.file);
      if (this.#phaseOf(id) !== 'uploading') return;
      // The next file may go while this one is looked into.
      if (failure === null) void this.#watchInspection(id);
      else this.#fail(held, failure);
    } catch {
      // The file has gone, changed or is locked since it was chosen.
      this.list.change(id, { phase: 'failed', refusal: { code: 'file_unreadable', detail: '' } });
    }
  }

  async #hash(held: Held, file: File): Promise<void> {
    const { id, sha256 } = held.upload;
    this.list.change(id, { phase: 'hashing', doneBytes: 0 });
    if (sha256 !== null) return;
    let done = 0;
    const hash = await this.#hasher.hash(file, {
      onBytes: (bytes) => {
        done += bytes;
        this.list.change(id, { doneBytes: done });
      },
    });
    this.list.change(id, { sha256: hash });
  }

  #send(held: Held, file: File): Promise<SendFailure | null> {
    const { id, path, requirementIds } = held.upload;
    const { sha256 } = this.list.get(id)!.upload;
    this.list.change(id, { phase: 'uploading', doneBytes: 0 });
    held.sending = sendFile({
      file,
      endpoint: ENDPOINT,
      url: held.url,
      headers: this.#options.headers,
      metadata: {
        ...this.#options.metadata,
        filename: file.name,
        ...(path === file.name ? {} : { path }),
        ...(requirementIds.length === 0 ? {} : { requirement: requirementIds.join(',') }),
        ...(sha256 === null ? {} : { sha256 }),
      },
      onUrl: (url) => {
        held.url = url;
        this.#remembered.keep({ id, url, path, sizeBytes: file.size, sha256, requirementIds });
      },
      onProgress: (doneBytes) => this.list.change(id, { doneBytes }),
    });
    return held.sending.result;
  }

  #fail(held: Held, failure: SendFailure): void {
    const { id } = held.upload;
    switch (failure.kind) {
      case 'stopped':
        return;
      case 'offline':
        this.list.change(id, { phase: 'offline' });
        return;
      case 'signed_out':
        this.list.change(id, { phase: 'paused' });
        this.#options.onSignedOut();
        return;
      case 'gone':
        held.url = null;
        this.#begin(id);
        return;
      case 'refused': {
        const { code, title, detail } = failure.problem;
        this.#finish(id, 'refused', { refusal: { code, detail: detail ?? title } });
      }
    }
  }

  /** Waits until the server has looked into a file of which it has every byte. */
  async #watchInspection(id: string): Promise<void> {
    this.list.change(id, { phase: 'inspecting' });
    let pause = FIRST_LOOK_MS;
    while (!this.#closed.signal.aborted) {
      const held = this.list.get(id);
      if (held?.url == null) return;
      try {
        if (this.#takeOutcome(id, await readUploadState(held.url, this.#options.headers()))) return;
      } catch (error) {
        if (error instanceof ApiError && error.code === 'signed_out') return this.#options.onSignedOut();
        // An answer that failed for another reason is asked for again.
      }
      await new Promise((resolve) => setTimeout(resolve, pause));
      pause = Math.min(pause * 1.5, LONGEST_LOOK_MS);
    }
  }

  /** After a reload the page has no file any more, but the server may have had all of it. */
  async #askWhatCame(id: string): Promise<void> {
    const held = this.list.get(id);
    if (held?.url == null) return;
    try {
      const state = await readUploadState(held.url, this.#options.headers());
      if (this.#takeOutcome(id, state)) return;
      if (state.state === 'inspecting') return await this.#watchInspection(id);
      this.list.change(id, { phase: 'interrupted', doneBytes: state.received });
    } catch (error) {
      if (error instanceof ApiError && error.code === 'signed_out') this.#options.onSignedOut();
      // Taken back or expired: nothing is left of it.
      else if (error instanceof ApiError && error.problem?.status === 404) this.remove(id);
    }
  }

  #takeOutcome(id: string, state: UploadState): boolean {
    const { sha256: serverSha256, record_ids: recordIds, refusal, refused_members: refusedMembers } = state;
    if (state.state === 'registered') {
      this.#finish(id, 'accepted', { serverSha256, recordIds, refusedMembers });
      return true;
    }
    if (state.state !== 'refused') return false;
    this.#finish(id, 'refused', { serverSha256, refusal, refusedMembers });
    return true;
  }

  #finish(id: string, phase: 'accepted' | 'refused', change: Partial<Upload>): void {
    this.#remembered.forget(id);
    const sizeBytes = this.list.get(id)?.upload.sizeBytes ?? 0;
    this.list.change(id, { ...change, phase, doneBytes: sizeBytes });
    const held = this.list.get(id);
    if (held !== undefined) this.#options.onOutcome(held.upload);
  }

  async #takeBack(url: string): Promise<void> {
    const headers = { ...this.#options.headers(), 'tus-resumable': '1.0.0' };
    // Unfinished uploads expire by themselves too.
    await fetch(url, { method: 'DELETE', headers }).catch(() => undefined);
  }

  #findInterrupted(path: string, file: File): Held | undefined {
    return this.list
      .all()
      .find(({ upload }) => upload.phase === 'interrupted' && upload.path === path && upload.sizeBytes === file.size);
  }

  #phaseOf(id: string) {
    return this.list.get(id)?.upload.phase;
  }
}
