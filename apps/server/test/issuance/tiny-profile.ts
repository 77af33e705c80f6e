import type { JsonValue } from '@attestlayer/encoding';

/** Asks for any number of text files: the smallest packet that can be issued, and one of any size. */
export const TINY_PROFILE: JsonValue = {
  schema: 'attestlayer.profile.v1',
  id: 'NOTE-01',
  version: 1,
  lane_id: 'TEST',
  title: 'Notes',
  summary: 'Notes, for tests.',
  boundary: 'Says nothing about what the notes say.',
  requirements: [
    {
      id: 'NOTE',
      title: 'Notes',
      description: 'One note or more.',
      guidance: 'Any text will do.',
      optional: false,
      document: true,
      min_records: 1,
      max_records: null,
      distinct_records: false,
      accepted_types: ['txt'],
      fields: [],
      effective: null,
      content: [],
    },
  ],
};
