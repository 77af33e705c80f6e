import * as z from 'zod';
import { FILE_ROLES, type FileRole } from './layout.ts';
import {
  countNumber,
  dayText,
  idText,
  MAX_ORIGINAL_NAME_LENGTH,
  nameText,
  partyObject,
  sha256Text,
  timestampText,
  uuidV7Text,
} from './schema-parts.ts';
import { BOUNDARY } from './texts.ts';

export const MANIFEST_SCHEMA = 'attestlayer.manifest.v1';

/** RFC 6838 4.2 names without parameters, lower case. */
const mediaType = z
  .string()
  .max(127)
  .regex(/^[a-z0-9][a-z0-9!#$&^_.+-]*\/[a-z0-9][a-z0-9!#$&^_.+-]*$/);

/** Where an evidence file came from. `received_at` is the issuer's observation, the effective days are declared. */
const sourceObject = z.strictObject({
  effective_from: dayText.nullable(),
  effective_until: dayText.nullable(),
  original_name: z.string().min(1).max(MAX_ORIGINAL_NAME_LENGTH),
  received_at: timestampText,
  record_id: idText,
  requirement_ids: z.array(idText),
});

const fileMembers = { media_type: mediaType, path: z.string(), sha256: sha256Text, size: countNumber };
const otherRoles = FILE_ROLES.filter((role): role is Exclude<FileRole, 'evidence'> => role !== 'evidence');

/** One file of the core; only evidence has a `source`. The JCS bytes of this object are a leaf of the manifest tree. */
export const manifestFileSchema = z.discriminatedUnion('role', [
  z.strictObject({ ...fileMembers, role: z.literal('evidence'), source: sourceObject }),
  z.strictObject({ ...fileMembers, role: z.enum(otherRoles) }),
]);

/** One record that was submitted, whether or not it is in the kit. */
const submittedSchema = z.strictObject({
  disposition: z.enum(['in_scope', 'superseded', 'withdrawn', 'out_of_scope']),
  record_id: idText,
  sha256: sha256Text,
  size: countNumber,
});

/** The shape of `manifest.json` (spec/kit-format.md 4); what a shape cannot say is checked by `parseManifest`. */
export const manifestSchema = z.strictObject({
  boundary: z.literal(BOUNDARY),
  client: partyObject,
  created_at: timestampText,
  files: z.array(manifestFileSchema),
  generator: z.strictObject({ name: nameText, version: nameText }),
  issuer: partyObject,
  packet_id: idText,
  partner: partyObject,
  profile: z.strictObject({ id: idText, lane_id: idText, sha256: sha256Text, version: z.int().min(1) }),
  receipt_id: uuidV7Text,
  schema: z.literal(MANIFEST_SCHEMA),
  submitted: z.array(submittedSchema),
  totals: z.strictObject({ bytes: countNumber, files: countNumber }),
  tree: z.strictObject({ alg: z.literal('rfc6962-sha256'), root: sha256Text, size: countNumber }),
});

/** The sealed list of what a kit consists of (spec/kit-format.md 4). */
export type Manifest = z.infer<typeof manifestSchema>;
/** One file of the core. */
export type ManifestFile = z.infer<typeof manifestFileSchema>;
/** One file of the core that is a submitted record, byte for byte. */
export type EvidenceFile = Extract<ManifestFile, { role: 'evidence' }>;
/** One submitted record and what became of it. */
export type SubmittedEntry = z.infer<typeof submittedSchema>;
