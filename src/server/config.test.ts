import { describe, expect, test } from 'vitest';
import { ConfigError, readConfig, unsafeReasons } from './config.ts';
import { settings } from './settings.ts';

const wrong = (env: NodeJS.ProcessEnv): readonly string[] => {
  try {
    readConfig(env);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.sentences;
    throw error;
  }
};
const reasons = (env: NodeJS.ProcessEnv): string[] => unsafeReasons(readConfig(env), env);

const sound = {
  VIGIE_MODE: 'production',
  VIGIE_SECRET: 'k3JvQ9xZ2mT7pL4wN8sB1dF6hG5cR0aYeUiO',
  VIGIE_SMTP_URL: 'smtps://vigie:secret@mail.example.org',
  VIGIE_PUBLIC_URL: 'https://signaler.example.org',
  VIGIE_MAIL_FROM: 'notices@example.org',
};

test('an empty environment is the sandbox, on this machine only', () => {
  const config = readConfig({});
  expect(config).toMatchObject({ mode: 'sandbox', port: 3000, host: '127.0.0.1' });
  expect(unsafeReasons(config, {})).toEqual([]);
});

test('the sandbox is quick, production is patient', () => {
  expect(readConfig({}).watch.everySeconds).toBeLessThan(60);
  expect(readConfig(sound).watch).toEqual({
    everySeconds: 86_400,
    urgentEverySeconds: 7_200,
    confirmations: 3,
    spacingSeconds: 1_800,
  });
});

test.each([
  [{ PORT: '70000' }, 'PORT is “70000”'],
  [{ PORT: 'http' }, 'PORT is “http”'],
  [{ VIGIE_MODE: 'prod' }, 'VIGIE_MODE is “prod”'],
  [{ VIGIE_WATCH_CONFIRMATIONS: '1' }, 'VIGIE_WATCH_CONFIRMATIONS'],
  [{ VIGIE_MAIL_FROM: 'nobody' }, 'VIGIE_MAIL_FROM'],
  [{ VIGIE_WACTH_SECONDS: '1' }, 'VIGIE_WACTH_SECONDS is not a setting'],
])('a wrong value is named in a sentence: %o', (env, sentence) => {
  expect(wrong(env).join('\n')).toContain(sentence);
});

test('a wrong secret or URL is not repeated', () => {
  expect(wrong({ VIGIE_SECRET: 'short-secret' }).join()).not.toContain('short-secret');
  expect(wrong({ DATABASE_URL: 'mysql://user:password@host' }).join()).not.toContain('password');
});

describe('production refuses', () => {
  test('nothing when everything is sound', () => expect(reasons(sound)).toEqual([]));
  test.each([
    ['VIGIE_SECRET', '', 'openssl rand'],
    ['VIGIE_SECRET', 'a'.repeat(40), 'too regular'],
    ['VIGIE_SMTP_URL', '', 'no notice could leave'],
    ['VIGIE_PUBLIC_URL', '', 'public address'],
    ['VIGIE_PUBLIC_URL', 'http://signaler.example.org', 'not https'],
    ['VIGIE_MAIL_FROM', '', 'still the example'],
    ['VIGIE_SANDBOX_ALLOW', '192.0.2.0/24', 'simulated world'],
    ['VIGIE_SANDBOX_WORLD', 'on', 'simulated world'],
    ['VIGIE_SANDBOX_DESK_DELAY', '1', 'simulated world'],
  ])('%s = “%s”, and says the cure', (name, value, sentence) => {
    const found = reasons({ ...sound, [name]: value });
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(sentence);
  });
  test('each thing with a sentence of its own', () =>
    expect(reasons({ VIGIE_MODE: 'production' })).toHaveLength(4));
});

test('the sandbox does not open to the network', () => {
  expect(reasons({ HOST: '0.0.0.0' }).join()).toContain('listens on this machine only');
});

test('every setting says what it is for', () => {
  for (const [name, { what }] of Object.entries(settings))
    expect([name, what.endsWith('.')]).toEqual([name, true]);
});
