import type { Assignment, PacketFile } from './packet-file.ts';

/**
 * Finds what the packet file says about a record: its own path first, else the longest folder key ("policies/") above it,
 * else the record's top folder when that is itself the id of a requirement (a person who files a record there assigns it).
 */
export function assignmentOf(name: string, packetFile: PacketFile, requirementIds: ReadonlySet<string>): Assignment {
  const assignments = packetFile.records ?? {};
  const keys = [name, ...foldersAbove(name)];
  const key = keys.find((candidate) => Object.hasOwn(assignments, candidate));
  if (key !== undefined) return assignments[key] ?? {};
  const top = name.includes('/') ? name.slice(0, name.indexOf('/')) : '';
  return requirementIds.has(top) ? { requirements: [top] } : {};
}

/** Keys of the packet file that match no record: a misspelt path must not be ignored silently. */
export function unmatchedKeys(packetFile: PacketFile, names: readonly string[]): string[] {
  const known = new Set(names.flatMap((name) => [name, ...foldersAbove(name)]));
  return Object.keys(packetFile.records ?? {}).filter((key) => !known.has(key));
}

function foldersAbove(name: string): string[] {
  const folders: string[] = [];
  for (let end = name.lastIndexOf('/'); end > 0; end = name.lastIndexOf('/', end - 1)) {
    folders.push(name.slice(0, end + 1));
  }
  return folders;
}
