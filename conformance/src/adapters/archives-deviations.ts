import type { Deviation, Deviations } from './documents-judgement.ts';

const accept = (reason: string): Deviation => ({ verdict: 'accept', reason });
const reject = (reason: string): Deviation => ({ verdict: 'reject', reason });

const METHOD = reject('neither stored nor deflated: the one kind of ZIP that every program reads is asked for');
const PART = reject('one part of a split archive, without an end record of its own');
const KIT = accept('a sound ZIP; the label is about its meaning as a kit, which openZip of the kit package checks');
const LABEL_ONLY = accept('the name is a label: it leads nowhere, and the bytes lie under a generated name');
const UNUSED_FIELD = accept('the headers differ in a field that no reader uses to find or unpack data');
const SOUND = accept('the archive is sound and has one reading; the label is derived from the file name');

/** Where archives are judged otherwise than LABELS.json suggests. */
export const ARCHIVE_DEVIATIONS: Deviations = {
  'commons-compress/COMPRESS-208.zip': reject('bytes lie between the entries: a reader from the front sees more'),
  'commons-compress/COMPRESS-351.zip': PART,
  'commons-compress/COMPRESS-380/COMPRESS-380-readbeyondmemory.zip': METHOD,
  'commons-compress/COMPRESS-380/COMPRESS-380.zip': METHOD,
  'commons-compress/COMPRESS-621.zip': reject('bytes stand before the archive, its offsets are not adjusted'),
  'commons-compress/COMPRESS-647/test.zip': reject('cut off: it has no end record'),
  'commons-compress/COMPRESS-692/compress-692.zip': METHOD,
  'commons-compress/test-winzip.zip': reject('a name with a backslash is a path on one system and a name on another'),
  'go-archive-zip/readme.zip': reject('bytes follow the end record'),
  'libzip-regress/changing-size-muchlo.zip': SOUND,
  'libzip-regress/incons-central-date.zip': UNUSED_FIELD,
  'libzip-regress/incons-central-file-comment-utf8-ascii.zip': UNUSED_FIELD,
  'libzip-regress/incons-ef-local-dupe-utf8comment.zip': UNUSED_FIELD,
  'libzip-regress/incons-ef-local-id.zip': UNUSED_FIELD,
  'libzip-regress/mtime-default.zip': SOUND,
  'libzip-regress/stored-no-eos.zip': SOUND,
  'rubyzip/WarnInvalidDate.zip': UNUSED_FIELD,
  'selfmade/kit/extra-unlisted-file.zip': KIT,
  'selfmade/kit/manifest-bom.zip': KIT,
  'selfmade/kit/manifest-hash-short.zip': KIT,
  'selfmade/kit/manifest-path-case.zip': KIT,
  'selfmade/kit/manifest-utf16.zip': KIT,
  'selfmade/kit/missing-listed-file.zip': KIT,
  'selfmade/names/ads-data.zip': LABEL_ONLY,
  'selfmade/names/ads.zip': LABEL_ONLY,
  'selfmade/names/con.zip': LABEL_ONLY,
  'selfmade/names/formula.zip': LABEL_ONLY,
  'selfmade/names/html.zip': LABEL_ONLY,
  'selfmade/names/nul.zip': LABEL_ONLY,
  'selfmade/structure/entry-disk-3.zip': UNUSED_FIELD,
  'selfmade/traversal/division-slash.zip': LABEL_ONLY,
  'selfmade/traversal/dotdot-dots.zip': LABEL_ONLY,
  'selfmade/traversal/env.zip': LABEL_ONLY,
  'selfmade/traversal/tilde.zip': LABEL_ONLY,
};
