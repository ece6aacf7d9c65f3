import type { Examples } from '../example.ts';

export const channelExamples: Examples = {
  'attachment.open': async (world, asker) => ({
    input: { attachmentId: await world.cleanFileOf(asker ?? world.person('eastmere', 'operator')) },
  }),
};
