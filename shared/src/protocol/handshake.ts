import { z } from 'zod';
import { liveLimits } from './limits.ts';
import { streamPositionSchema } from './stream-position.ts';

/** What a client says when it connects. A browser page brings its session in the cookie, all others a token. */
export const handshakeSchema = z.object({
  protocol: z.int().min(0),
  /** The client's own version, for the log. */
  client: z.string().max(40),
  token: z.string().min(1).max(4_096).optional(),
  /** Where it left off, when it was connected before. */
  resume: z.array(streamPositionSchema).max(liveLimits.streams).default([]),
});
export type Handshake = z.input<typeof handshakeSchema>;
