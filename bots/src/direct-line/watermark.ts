import { z } from 'zod';

/** The number of the last message a client has; nothing (or `-`, as some clients say) means the beginning. */
export const watermarkSchema = z
  .string()
  .regex(/^(-?|\d{1,15})$/)
  .transform((text) => (text === '' || text === '-' ? 0 : Number(text)));
