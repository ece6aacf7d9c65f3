/** Timers of the feature, by kind. */
export const contentTimers = {
  /** Looks at one contact again; its key is the contact's id. */
  look: 'content-rules.look',
  /** Says aloud that a rule could not be judged; its key is the rule's. */
  unjudged: 'content-rules.unjudged',
} as const;

/** How long judging may take while somebody's word waits for it, and once it does not. */
export const whileSomebodyWaitsMs = 40;
export const afterwardsMs = 400;
