import { afterEach, expect, test } from 'vitest';
import { ConfigError, readConfig } from '../src/config/index.ts';
import { startTestServer, type TestServer } from './server-fixture.ts';

let server: TestServer;
afterEach(() => server?.close());

const instance = async () => (await server.send('GET', '/v1/instance')).json();

test('every surface is found under the one address of the server', async () => {
  server = await startTestServer({ settings: { BASE_URL: 'https://issuer.example/' } });
  expect((await instance()).urls).toEqual({
    program: 'https://issuer.example',
    verify: 'https://issuer.example/verify',
    registry: 'https://issuer.example/registry',
    registry_test: 'https://issuer.example/registry-test',
    docs: 'https://issuer.example/docs',
    workspace: 'https://issuer.example/dashboard',
  });
});

test('surfaces without a session may have hosts of their own, and the form of the program site works there', async () => {
  const HOSTS = 'program=https://program.example, verify=https://verify.example/verify,registry=https://log.example/';
  server = await startTestServer({ settings: { BASE_URL: 'https://issuer.example', HOSTS } });
  expect((await instance()).urls).toMatchObject({
    program: 'https://program.example',
    verify: 'https://verify.example/verify',
    registry: 'https://log.example',
    docs: 'https://issuer.example/docs',
  });
  const codeFrom = async (origin: string) => {
    const headers = { origin, 'idempotency-key': 'one' };
    return (await (await server.send('POST', '/v1/applications', { body: {}, headers })).json()).code;
  };
  expect(await codeFrom('https://program.example')).not.toBe('origin_refused');
  expect(await codeFrom('https://verify.example')).toBe('origin_refused');
});

test.each(['workspace=https://w.example', 'verify=verify.example', 'verify=ftp://v.example', 'verify'])(
  'a host that cannot be used stops the start: %s',
  (HOSTS) => {
    expect(() => readConfig({ HOSTS })).toThrow(ConfigError);
  },
);
