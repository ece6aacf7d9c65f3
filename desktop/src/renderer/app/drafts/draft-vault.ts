/**
 * Seals what is kept on this computer (design §5). The key lives in memory only: it is derived from one that the
 * server tells whoever is signed in, and from a salt that stays on this computer. The same person gets it again after a
 * reload and a new sign-in; nobody else can open what was left.
 */
export interface DraftVault {
  seal(words: string): Promise<Uint8Array<ArrayBuffer>>;
  /** Null for what was sealed under another key, or was tampered with. */
  open(sealed: Uint8Array<ArrayBuffer>): Promise<string | null>;
}

const nonceBytes = 12;
const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** The vault of one person on one computer. `key`: what the server told, base64. `salt`: 32 random bytes kept here. */
export async function openVault(
  { userId, key: told }: { userId: string; key: string },
  salt: Uint8Array<ArrayBuffer>,
): Promise<DraftVault> {
  const secret = await crypto.subtle.importKey('raw', encoder.encode(told), 'HKDF', false, ['deriveKey']);
  const info = encoder.encode(`switchboard drafts of ${userId}`);
  const key = await crypto.subtle.deriveKey(
    { name: 'HKDF', hash: 'SHA-256', salt, info },
    secret,
    { name: 'AES-GCM', length: 256 },
    false,
    ['encrypt', 'decrypt'],
  );
  return {
    async seal(words) {
      const iv = crypto.getRandomValues(new Uint8Array(nonceBytes));
      const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, encoder.encode(words));
      return new Uint8Array([...iv, ...new Uint8Array(sealed)]);
    },
    async open(sealed) {
      const iv = sealed.slice(0, nonceBytes);
      try {
        return decoder.decode(await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, key, sealed.slice(nonceBytes)));
      } catch {
        return null;
      }
    },
  };
}

export const newSalt = (): Uint8Array<ArrayBuffer> => crypto.getRandomValues(new Uint8Array(32));
