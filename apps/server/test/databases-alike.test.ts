import { describe, expect, test } from 'vitest';
import { systemTenant } from '../src/access/index.ts';
import { scopePackets } from '../src/modules/packets/scope-packets.ts';
import { TEST_DATABASES } from './test-databases.ts';

describe.each(TEST_DATABASES)('$name', ({ open }) => {
  test('an operator who was given no client sees nothing, without an error', async () => {
    const { database, close } = await open();
    try {
      const tenant = { ...systemTenant('none', 'live'), clientIds: [] };
      expect(await scopePackets(database.query, tenant).selectAll().execute()).toEqual([]);
    } finally {
      await close();
    }
  });
});
