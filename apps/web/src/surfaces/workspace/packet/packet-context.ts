import { createContext, use } from 'react';
import type { Packet, PublishedProfile } from '../../../api/resources.ts';
import type { Upload } from '../../../uploads/upload.ts';
import type { UploadQueue } from '../../../uploads/upload-queue.ts';

/** What every page of a packet knows. */
type PacketScope = {
  packet: Packet;
  profile: PublishedProfile;
  /** Lives above the pages, so that going from one to another stops no file. */
  queue: UploadQueue;
  uploads: readonly Upload[];
  /** Whether records may come and go now, and this person may change them. */
  mayChange: boolean;
};

export const PacketContext = createContext<PacketScope | null>(null);

/** The packet of the page. */
export function usePacketScope(): PacketScope {
  const scope = use(PacketContext);
  if (scope === null) throw new Error('a page of a packet stands in its frame');
  return scope;
}
