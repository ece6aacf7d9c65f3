/**
 * Seals what is kept on this computer (design §5). The key lives in memory only: it is derived from the session, which
 * the server tells after sign-in and which is on no disk here, and from a salt that is. After a reload the same session
 * gives the same key; after a sign-out nobody can open what was left.
 */
export interface DraftVault {
  seal(words: string): Promise<Uint8Array<ArrayBuffer>>;
  /** Null for what was sealed under another key, or was tampered with. */
  open(sealed: Uint8Array<ArrayBuffer>): Promise<string | null>;
}

const nonceBytes = 12;
const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** The vault of one session of one person. `salt`: 32 random bytes of this computer. */
export async function openVault(
  { userId, sessionId }: { userId: string; sessionId: string },
  salt: Uint8Array<ArrayBuffer>,
): Promise<DraftVault> {
  const secret = await crypto.subtle.importKey('raw', encoder.encode(sessionId), 'HKDF', false, ['deriveKey']);
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
