import { z } from 'zod';
import { safetyRulesSchema } from '../safety/safety-rules.ts';
import { flowSchema } from './flow.ts';

/** A flow as a host runs it: the version pinned when the contact began, and the platform's rules as they stand now. */
export const hostedFlowSchema = z.object({ flow: flowSchema, safety: safetyRulesSchema });
export type HostedFlow = z.infer<typeof hostedFlowSchema>;
