import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  hkdfSync,
  randomBytes,
  type KeyObject,
} from 'node:crypto';

/**
 * Sealing at rest. Each record has a data key of its own; only its wrapped form is stored beside the record, so
 * that dropping the wrapped key makes the record unreadable. AES-256-GCM, 12-byte nonce first, 16-byte tag last.
 */
export interface Seals {
  /** A fresh 32-byte key and its wrapped form (60 bytes) for the database. */
  newDataKey(): { key: Buffer; wrapped: Buffer };
  /** Opens a wrapped key. Throws when it was wrapped under another secret or tampered with. */
  unwrap(wrapped: Uint8Array): Buffer;
  sealWith(key: Uint8Array, text: string): Buffer;
  openWith(key: Uint8Array, sealed: Uint8Array): string;
  /** A keyed hash (32 bytes) for values that must be found again but not read: receipts, idempotency keys. */
  hmac(purpose: string, text: string): Buffer;
}

const seal = (key: Uint8Array, plain: Uint8Array): Buffer => {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
};

const open = (key: Uint8Array, sealed: Uint8Array): Buffer => {
  const bytes = Buffer.from(sealed);
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12));
  decipher.setAuthTag(bytes.subarray(bytes.length - 16));
  return Buffer.concat([decipher.update(bytes.subarray(12, bytes.length - 16)), decipher.final()]);
};

/** Derives every key of the installation from its one secret (at least 32 bytes of text). */
export function makeSeals(secret: string): Seals {
  if (secret.length < 32) throw new Error('the installation secret is shorter than 32 characters');
  const derive = (purpose: string): Buffer => Buffer.from(hkdfSync('sha256', secret, 'vigie', purpose, 32));
  const wrapping = derive('wrap data keys');
  // Key objects, not bytes: Node 24 spends six times longer on an HMAC whose key comes as bytes (measured: 19 µs
  // against 3), and a report costs four of them.
  const macKeys = new Map<string, KeyObject>();
  const macKey = (purpose: string): KeyObject => {
    const known = macKeys.get(purpose);
    if (known) return known;
    const made = createSecretKey(derive(`hmac ${purpose}`));
    macKeys.set(purpose, made);
    return made;
  };
  return {
    newDataKey() {
      const key = randomBytes(32);
      return { key, wrapped: seal(wrapping, key) };
    },
    unwrap: (wrapped) => open(wrapping, wrapped),
    sealWith: (key, text) => seal(key, Buffer.from(text, 'utf8')),
    openWith: (key, sealed) => open(key, sealed).toString('utf8'),
    hmac: (purpose, text) => createHmac('sha256', macKey(purpose)).update(text).digest(),
  };
}
