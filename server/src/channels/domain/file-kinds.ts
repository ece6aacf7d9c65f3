/** The largest file a citizen may send. */
export const mostFileBytes = 10 * 1024 * 1024;

const ascii = (text: string) => [...text].map((letter) => letter.charCodeAt(0));
const zip = [0x50, 0x4b];

interface Kind {
  /** Bytes a file of this kind has at this place; none for plain text. */
  readonly signature: readonly number[];
  readonly at?: number;
}

/** What people send to a public body: pictures, documents, a short film. No archives, programs or web pages. */
const kinds: Readonly<Record<string, Kind>> = {
  'image/jpeg': { signature: [0xff, 0xd8, 0xff] },
  'image/png': { signature: [0x89, ...ascii('PNG')] },
  'image/gif': { signature: ascii('GIF8') },
  'image/webp': { signature: ascii('WEBP'), at: 8 },
  'image/heic': { signature: ascii('ftyp'), at: 4 },
  'video/mp4': { signature: ascii('ftyp'), at: 4 },
  'application/pdf': { signature: ascii('%PDF') },
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': { signature: zip },
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': { signature: zip },
  'application/vnd.oasis.opendocument.text': { signature: zip },
  'text/plain': { signature: [] },
};

/** As many first bytes as tell every kind. */
export const signatureBytes = 16;

export function isAcceptedKind(mediaType: string): boolean {
  return Object.hasOwn(kinds, mediaType);
}

/** Does a file begin as its kind does? A page that calls itself a picture is not accepted. */
export function beginsAs(mediaType: string, first: Uint8Array): boolean {
  const kind = kinds[mediaType];
  if (!kind) return false;
  const { signature, at = 0 } = kind;
  if (signature.length === 0) return !first.includes(0);
  return signature.every((byte, index) => first[at + index] === byte);
}

/** The kind without its parameters, as browsers add them ("text/plain; charset=utf-8"). */
export function kindOf(mediaType: string): string {
  return mediaType.split(';')[0]!.trim().toLowerCase();
}
