export { type ExpandedArchive, type ExpandedFile, expandArchive, type RefusedEntry } from './expand-archive.ts';
export { InspectError, type InspectErrorCode } from './inspect-error.ts';
export { createInspector, type InspectedFile, type Inspector } from './inspector.ts';
export { ARCHIVE_LIMITS, type ArchiveLimits, INSPECT_LIMITS, type InspectLimits } from './limits.ts';
export { redrawPicture } from './redraw-picture.ts';
