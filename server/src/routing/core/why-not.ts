/**
 * Why somebody signed in is not offered a contact: the first of these that holds, in this order. First who she is
 * (areas, teams, skills), then the state she is in, then her room, and last what lies between the two of them.
 */
export const whyNot = [
  'area',
  'link',
  'step',
  'needs',
  'notReady',
  'deskSilent',
  'full',
  'cap',
  'reserve',
  'offered',
  'heldOff',
  'notWanted',
] as const;
export type WhyNot = (typeof whyNot)[number];
