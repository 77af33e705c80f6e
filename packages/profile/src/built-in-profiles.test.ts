import { describe, expect, test } from 'vitest';
import { BUILT_IN_PROFILES, findProfile } from './built-in-profiles.ts';
import { parseProfile, profileSha256, writeProfile } from './parse-profile.ts';

/** A published version never changes: a difference here means a new version, never a new hash. */
const FROZEN: Record<string, string> = {
  'CORE-01 1': 'a0f9d6c9858f1cd2b39a95b64b21a2bc34085c05fed36d54b8f9b8c9a47a2f7a',
  'AGENT-01 1': '25ee022d576ad66fc2368a90d612bcb4dd15fa0e623df3dd34e8b54235c4bc23',
  'PAY-01 1': '9ef340f454f7f7205ea8ac1a4c10902e3222c6131880042defb3723cf3331205',
  'ID-01 1': '0762510728e47222093b3427e06f13a435eb9bfd9b2af7f0a93467571d92bddb',
  'HUMAN-01 1': '66ec1d3868fc4fbca636eecdbea3dec3dec86c775752e36ef51d9aac868ac8ac',
  'VENDOR-01 1': 'bf49912af95374e2ccd127f5c101c85d75c55581ebb7da0c3b823836ca4e0ba9',
  'DORA-VENDOR-01 1': 'ad4146b58133317dd820930745afc0ad00ad7c9489d6ab32ca1654430e70ba37',
};

describe('built-in profiles', () => {
  test('are the published ones', () => {
    const hashes = BUILT_IN_PROFILES.map((profile) => [`${profile.id} ${profile.version}`, profileSha256(profile)]);
    expect(Object.fromEntries(hashes)).toEqual(FROZEN);
  });

  test.each(BUILT_IN_PROFILES)('$id reads back from its own bytes', (profile) => {
    expect(parseProfile(writeProfile(profile))).toEqual(profile);
  });

  test.each(BUILT_IN_PROFILES)('$id names its requirements after itself and says what it is not', (profile) => {
    for (const { id } of profile.requirements) expect(id.startsWith(`${profile.id}.`)).toBe(true);
    expect(profile.boundary).toMatch(/\bnot?\b/);
  });

  test('are found by id, the newest version first', () => {
    expect(findProfile('CORE-01')?.version).toBe(1);
    expect(findProfile('CORE-01', 1)).toBe(findProfile('CORE-01'));
    expect(findProfile('CORE-01', 2)).toBeUndefined();
    expect(findProfile('core-01')).toBeUndefined();
  });
});
