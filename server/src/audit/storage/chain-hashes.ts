import { createHash } from 'node:crypto';
import { hashOfPayload } from '../../platform/audit-trail/audit-trail.ts';
import type { ChainHashes } from '../domain/chain-link.ts';

/** SHA-256; the content's hash is made by whoever writes the entry, so it is taken from there. */
export const chainHashes: ChainHashes = {
  ofText: (text) => createHash('sha256').update(text).digest('hex'),
  ofPayload: hashOfPayload,
};
