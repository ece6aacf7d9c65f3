import { z } from 'zod';
import { query } from '../access/index.ts';
import { attachmentSchema } from '../conversations/message.ts';
import { idOf } from '../kernel/index.ts';

export const attachmentOperations = {
  /** Whoever may read the conversation may open its files, once the scanner has found them clean. */
  open: query({
    name: 'attachment.open',
    summary: 'Opens a file that a citizen sent',
    access: 'contacts.see',
    path: '/api/v1/attachments/:attachmentId',
    audit: 'view',
    input: z.object({ attachmentId: idOf('attachment') }),
    output: z.object({ attachment: attachmentSchema, content: z.base64().describe('The bytes of the file') }),
    refusals: ['attachment/not-shown'],
  }),
};
