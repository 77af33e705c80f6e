/** What is kept of an unfinished upload, so that a reload or a closed laptop loses nothing that has arrived. Never the file itself. */
type RememberedUpload = {
  id: string;
  url: string;
  path: string;
  sizeBytes: number;
  sha256: string | null;
  requirementIds: readonly string[];
};

export type RememberedUploads = {
  list(): RememberedUpload[];
  keep(upload: RememberedUpload): void;
  forget(id: string): void;
};

/** Keeps them in this browser under a name of their own: a packet or a request. */
export function rememberUploads(scope: string): RememberedUploads {
  const prefix = `attestlayer-upload:${scope}:`;
  return {
    list: () => onStorage((storage) => listBelow(storage, prefix)) ?? [],
    keep: (upload) => onStorage((storage) => storage.setItem(prefix + upload.id, JSON.stringify(upload))),
    forget: (id) => onStorage((storage) => storage.removeItem(prefix + id)),
  };
}

function listBelow(storage: Storage, prefix: string): RememberedUpload[] {
  const keys = Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? '');
  return keys.filter((key) => key.startsWith(prefix)).flatMap((key) => readOne(storage.getItem(key)));
}

function readOne(text: string | null): RememberedUpload[] {
  try {
    const upload = JSON.parse(text ?? 'null') as RememberedUpload | null;
    // An older version of this page may have written it.
    return typeof upload?.url === 'string' && typeof upload.path === 'string' ? [upload] : [];
  } catch {
    return [];
  }
}

/** Storage may be forbidden or full: then a reload starts the unfinished files from their beginning. */
function onStorage<Value>(use: (storage: Storage) => Value): Value | null {
  try {
    return use(localStorage);
  } catch {
    return null;
  }
}
