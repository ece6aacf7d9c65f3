import { mostMessageBytes } from '@switchboard/shared/conversations';

const encoder = new TextEncoder();

/** How long a text is on the wire (UTF-8 bytes), and by how much it is too long. */
export function messageSize(text: string): { readonly bytes: number; readonly over: number } {
  const bytes = encoder.encode(text).length;
  return { bytes, over: Math.max(0, bytes - mostMessageBytes) };
}
