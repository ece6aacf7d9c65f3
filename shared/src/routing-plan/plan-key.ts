import { z } from 'zod';

/** What flows, plans and programs call a thing: it never changes, whatever the thing is called on screen. */
export const planKeySchema = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,39}$/, 'must begin with a letter and hold small letters, digits and hyphens only');
