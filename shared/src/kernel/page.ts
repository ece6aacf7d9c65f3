import { z } from 'zod';

/** How much of a list one answer holds at most. */
export const maxPageSize = 200;

/** What every list takes: where to go on (opaque, from the last answer) and how many. */
export const pageInput = {
  after: z.string().max(500).optional().describe('The `next` of the answer before'),
  limit: z.coerce.number().int().min(1).max(maxPageSize).default(50),
};

/** What every list answers: the items, and `next` when there are more. */
export function pageOf<Item extends z.ZodType>(item: Item) {
  return z.object({ items: z.array(item), next: z.string().nullable() });
}

export interface Page<Item> {
  items: Item[];
  next: string | null;
}
