import { z } from 'zod';

/**
 * What a process tells the launcher that started it, over their IPC channel. The server says `ready` once it serves,
 * with what a person may open and, in the demonstration only, with the accounts of the demo data.
 */
export const childMessage = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('ready'),
    urls: z.array(z.object({ title: z.string(), url: z.string() })),
    accounts: z.array(
      z.object({ organisation: z.string(), role: z.string(), userName: z.string(), password: z.string() }),
    ),
  }),
  /** Nothing to repair by starting again: the sentences say what a person must change. The process exits with 78. */
  z.object({ type: z.literal('refused'), sentences: z.array(z.string()).min(1) }),
]);

export type ChildMessage = z.infer<typeof childMessage>;
export type ReadyMessage = Extract<ChildMessage, { type: 'ready' }>;

/** Exit code for a wrong configuration (EX_CONFIG of sysexits.h): starting again would not help. */
export const exitConfiguration = 78;
