/** Random bytes are fetched by the page: one call for each id would cost more than everything else about it. */
const page = new Uint8Array(4096);
let used = page.length;

/** Sixteen bytes nobody can foresee. */
export function randomBytes(): Uint8Array<ArrayBuffer> {
  if (used + 16 > page.length) {
    crypto.getRandomValues(page);
    used = 0;
  }
  used += 16;
  return page.slice(used - 16, used);
}

/** The same as 32 hexadecimal digits: a salt. */
export function randomHex(): string {
  return hexOf(randomBytes());
}

const hexOfByte = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

export function hexOf(bytes: Uint8Array): string {
  let hex = '';
  for (const byte of bytes) hex += hexOfByte[byte];
  return hex;
}
