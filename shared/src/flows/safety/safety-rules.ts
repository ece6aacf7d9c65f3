import { z } from 'zod';
import { queueKeySchema } from '../model/flow-node.ts';
import { localTextSchema } from '../model/local-text.ts';
import { defaultEmergencyList } from './default-emergency-list.ts';
import { emergencyListSchema } from './emergency-guard.ts';

/**
 * What the platform forces on every flow of an organisation, and the organisation's own words for it. A flow cannot
 * change it; staff with the right can, at once and for conversations already under way.
 */
export const safetyRulesSchema = z.strictObject({
  /** Said first, always. */
  botNotice: localTextSchema,
  /** What to do in danger; said before anything else happens. */
  emergencyText: localTextSchema,
  emergencyQueueKey: queueKeySchema,
  /** Said when the citizen is passed to a person. */
  passingOn: localTextSchema,
  emergencyList: emergencyListSchema,
});
export type SafetyRules = z.infer<typeof safetyRulesSchema>;

/** The rules an organisation begins with. */
export function defaultSafetyRules(organisation: string, emergencyQueueKey: string): SafetyRules {
  return {
    botNotice: {
      en: `You are chatting with the automated assistant of ${organisation}. I am a bot, not a person. You can ask for a person at any time.`,
      cy: `Rydych yn sgwrsio â chynorthwyydd awtomatig ${organisation}. Bot ydw i, nid person. Gallwch ofyn am berson unrhyw bryd.`,
    },
    emergencyText: {
      en: 'If you or someone else is in danger now, ring 999. If you cannot speak, ring 999 from a mobile, then press 55 when asked. Deaf or speech impaired: use 18000 or text 999 if you are registered. I am passing you to a person at once.',
      cy: 'Os ydych chi neu rywun arall mewn perygl nawr, ffoniwch 999. Os na allwch siarad, ffoniwch 999 o ffôn symudol, yna gwasgwch 55 pan ofynnir. Byddar neu â nam lleferydd: defnyddiwch 18000, neu tecstiwch 999 os ydych wedi cofrestru. Rwy’n eich trosglwyddo i berson ar unwaith.',
    },
    emergencyQueueKey,
    passingOn: {
      en: 'I am passing you to a person now. They will see what you have told me, so you need not say it again.',
      cy: 'Rwy’n eich trosglwyddo i berson nawr. Byddant yn gweld yr hyn rydych wedi’i ddweud wrthyf, felly nid oes angen ei ailadrodd.',
    },
    emergencyList: defaultEmergencyList,
  };
}
