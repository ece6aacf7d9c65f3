import { idOf } from '@switchboard/shared/kernel';
import { z } from 'zod';
import type { Opening } from '../bridge/desk-news.ts';

/** Links that other programs may hand to the desk; electron-builder.yml announces them to the operating system. */
export const linkSchemes = ['switchboard', 'tel'] as const;

/** Is it a link of a kind that the desk opens itself? What it asks for is another question. */
export function isDeskLink(text: string): boolean {
  return linkSchemes.some((scheme) => text.toLowerCase().startsWith(`${scheme}:`));
}

/** The link among what a start of the program was given, if there is one. */
export function linkIn(given: readonly string[]): string | undefined {
  return given.find(isDeskLink);
}

/** A longer link is nobody's telephone number and none of our addresses. */
const longest = 200;
/** RFC 3966: a number with its visual separators; parameters (`;ext=`) are not searched for. */
const numberSchema = z
  .string()
  .transform((written) => written.replace(/[\s().-]/g, ''))
  .pipe(z.string().regex(/^\+?[0-9*#]{2,20}$/));
const contactId = idOf('contact');

/**
 * What a link of another program asks for: `tel:` searches the number, `switchboard://contact/<id>` opens a contact.
 * Null for everything else, however near it comes: any web page can offer such a link.
 */
export function openingFrom(link: string): Opening | null {
  if (link.length > longest) return null;
  if (/^tel:/i.test(link)) return searchFor(link.slice('tel:'.length));
  const contact = /^switchboard:\/\/contact\/([^/?#]+)$/.exec(link);
  const id = contactId.safeParse(contact?.[1]);
  return id.success ? { kind: 'contact', contactId: id.data } : null;
}

function searchFor(rest: string): Opening | null {
  const [written = ''] = rest.split(';');
  const number = numberSchema.safeParse(decoded(written));
  return number.success ? { kind: 'search', text: number.data } : null;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}
