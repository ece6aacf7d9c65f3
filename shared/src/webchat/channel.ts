import { z } from 'zod';
import { idOf } from '../kernel/index.ts';

/** One webchat on one or more web pages of an organisation. */
export const webchatChannelSchema = z.object({
  id: idOf('channel'),
  organisationId: idOf('organisation'),
  key: z.string().describe('The public name in `data-channel`'),
  title: z.string(),
  /** Pages that may frame the widget, as origins (`https://www.eastmere.example`); "self" is our own demo page. */
  hosts: z.array(z.string()),
  language: z.string(),
  queueKey: z.string().describe('Where contacts go when no flow answers'),
  flowKey: z.string().nullable(),
  botName: z.string(),
  privacyUrl: z.string().nullable(),
  /** Where "leave quickly" leads. */
  exitUrl: z.string(),
});
export type WebchatChannel = z.infer<typeof webchatChannelSchema>;
