import type { Examples } from '../example.ts';
import { agentExamples } from './agents.ts';
import { auditExamples } from './audit.ts';
import { channelExamples } from './channels.ts';
import { contactExamples } from './contacts.ts';
import { contentRuleExamples } from './content-rules.ts';
import { customerExamples } from './customers.ts';
import { deliveryExamples } from './deliveries.ts';
import { flowExamples } from './flows.ts';
import { hoursExamples } from './hours.ts';
import { identityExamples } from './identity.ts';
import { knowledgeExamples } from './knowledge.ts';
import { messageExamples } from './messages.ts';
import { queueExamples } from './queues.ts';
import { routingExamples } from './routing.ts';
import { supervisionExamples } from './supervision.ts';

/** Every operation's example, by name. The matrix names those that are missing and those that are left over. */
export const examples: Examples = {
  ...identityExamples,
  ...auditExamples,
  ...messageExamples,
  ...deliveryExamples,
  ...contactExamples,
  ...contentRuleExamples,
  ...customerExamples,
  ...knowledgeExamples,
  ...agentExamples,
  ...queueExamples,
  ...hoursExamples,
  ...routingExamples,
  ...flowExamples,
  ...channelExamples,
  ...supervisionExamples,
};
