import type { Profile } from '../profile-schema.ts';
import { DOCUMENT_TYPES, READABLE_DOCUMENT, READABLE_NOTE, TABLE_TYPES, tableWith } from './common-rules.ts';

/** Which identity was issued, what it may do, and how it came to be. */
export const ID_01: Profile = {
  schema: 'attestlayer.profile.v1',
  id: 'ID-01',
  version: 1,
  lane_id: 'ID-01',
  title: 'Identity: reference, authority and issuance trail',
  summary:
    'Records of one identity of a person, a role, a device or a service: how it is referred to, what it may do and for how long, and how, when and by whom it was issued.',
  boundary:
    'ID-01 structures records about an identity. It does not prove that a person or a thing is who it claims to be, and is no identity verification under any law. It never holds private credentials.',
  requirements: [
    {
      id: 'ID-01.REF',
      title: 'Identity reference',
      description:
        'How the identity is named, in which system, and what kind of identity it is. Public references only.',
      guidance:
        'Give the user name, the account id, the certificate serial number or the public key thumbprint. Never give a password, a private key, a recovery code or a copy of an identity card. A public certificate or directory entry may be added.',
      optional: false,
      document: false,
      min_records: 0,
      max_records: 10,
      distinct_records: true,
      accepted_types: [...DOCUMENT_TYPES, 'json'],
      fields: [
        {
          id: 'kind',
          title: 'Kind of identity',
          type: 'choice',
          required: true,
          choices: ['person', 'role', 'service', 'device', 'organisation'],
        },
        {
          id: 'reference',
          title: 'Reference of the identity',
          type: 'identifier',
          required: true,
          max_length: 200,
          scheme: null,
        },
        { id: 'system', title: 'System or directory that knows it', type: 'text', required: true, max_length: 200 },
        { id: 'holder', title: 'Who or what holds it', type: 'text', required: true, max_length: 200 },
      ],
      effective: null,
      content: READABLE_NOTE,
    },
    {
      id: 'ID-01.AUTH',
      title: 'Authority, scope and time window',
      description:
        'What the identity may do, where, and from when until when, as decided by somebody who may decide it.',
      guidance:
        'Add the role description, the access request with its approval, or the certificate policy. Its days must cover the whole period.',
      optional: false,
      document: true,
      min_records: 1,
      max_records: null,
      distinct_records: true,
      accepted_types: [...DOCUMENT_TYPES, ...TABLE_TYPES],
      fields: [
        { id: 'scope', title: 'What the identity may do', type: 'text', required: true, max_length: 2_000 },
        { id: 'authorised_by', title: 'Who authorised it', type: 'text', required: true, max_length: 200 },
        { id: 'valid_from', title: 'First day of the authority', type: 'date', required: true },
        { id: 'valid_until', title: 'Last day of the authority', type: 'date', required: false },
      ],
      effective: { must_cover_period: true, max_age_days: null, required: true },
      content: [...READABLE_DOCUMENT, { type: 'table', headers: null, min_rows: 1 }],
    },
    {
      id: 'ID-01.TRAIL',
      title: 'Issuance trail',
      description:
        'How the identity came to be: each step with its time, what was done, and by which authority (request, check, approval, issue, change, end).',
      guidance:
        'Export the steps from the directory or the ticket system as a table with the columns When, Event and Authority, or as a JSON array with the members when, event and authority. A signed form is accepted as PDF or DOCX.',
      optional: false,
      document: true,
      min_records: 1,
      max_records: null,
      distinct_records: true,
      accepted_types: ['pdf', 'docx', ...TABLE_TYPES, 'json'],
      fields: [
        { id: 'issued_on', title: 'Day of issue', type: 'date', required: true },
        { id: 'issued_by', title: 'Who issued it', type: 'text', required: true, max_length: 200 },
        {
          id: 'check_method',
          title: 'How the holder was checked',
          type: 'choice',
          required: true,
          choices: [
            'in person',
            'by video',
            'by an existing account',
            'by a document',
            'by a machine process',
            'not checked',
          ],
        },
      ],
      effective: { must_cover_period: false, max_age_days: null, required: true },
      content: [
        ...READABLE_NOTE.filter((rule) => rule.type !== 'text'),
        tableWith([
          ['When', 'Time', 'Timestamp', 'Date'],
          ['Event', 'Action', 'What', 'Step', 'Activity'],
          ['Authority', 'Authoriser', 'Approved by', 'Actor', 'By'],
        ]),
        {
          type: 'json',
          schema: {
            $schema: 'https://json-schema.org/draft/2020-12/schema',
            type: 'array',
            minItems: 1,
            items: {
              type: 'object',
              required: ['when', 'event', 'authority'],
              properties: {
                when: { type: 'string', minLength: 10 },
                event: { type: 'string', minLength: 1 },
                authority: { type: 'string', minLength: 1 },
              },
            },
          },
        },
      ],
    },
  ],
};
