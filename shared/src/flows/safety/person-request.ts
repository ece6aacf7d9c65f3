import { wordsOf } from './normalise.ts';
import { matchesOf, wordPattern } from './word-pattern.ts';

/** Said alone, with or without politeness around them, these ask for a person. */
const alone = new Set(
  'person human agent operator adviser advisor representative someone somebody staff asiant pherson rhywun'.split(' '),
);
const polite = new Set(
  'please a an the i want need would like to speak talk with now real live actual can could get me you just hi hello os gwelwch yn dda dwi eisiau siarad gyda a go iawn'.split(
    ' ',
  ),
);

const english = [
  ...[
    'speak',
    'speaking',
    'talk',
    'talking',
    'chat',
    'chatting',
    'connect*',
    'put me',
    'transfer*',
    'pass me',
    'get me',
  ].flatMap((verb) =>
    [
      'person',
      'human',
      'humans',
      'agent',
      'someone',
      'somebody',
      'operator',
      'adviser',
      'advisor',
      'officer',
      'people',
      'representative',
      'member of staff',
      'staff',
    ].map((whom) => `${verb} … ${whom}`),
  ),
  'real person',
  'real human',
  'actual person',
  'actual human',
  'human being',
  'live agent',
  'not a bot',
  'not a robot',
  'customer services',
];

const welsh = [
  'siarad … pherson',
  'siarad … person',
  'siarad … rhywun',
  'siarad … dynol',
  'siarad … chynghorydd',
  'siarad … swyddog',
  'siarad … aelod o staff',
  'person go iawn',
  'pherson go iawn',
  'bod dynol',
];

const patterns = [...english, ...welsh].map(wordPattern);
/** Only plain words of refusal count: in doubt it was a request. */
const denials = [
  'dont want to speak',
  'dont want to talk',
  'dont need to speak',
  'dont need to talk',
  'rather not speak',
  'ddim eisiau siarad',
].map(wordPattern);

/**
 * Whether the citizen asks for a person, in English or Welsh. It is recognised at every node, whatever the flow says;
 * a flow cannot switch it off.
 */
export function asksForPerson(text: string): boolean {
  const words = wordsOf(text);
  const meaning = words.filter((word) => !polite.has(word.text));
  if (words.length <= 8 && meaning.length === 1 && alone.has(meaning[0]?.text ?? '')) return true;
  if (denials.some((pattern) => matchesOf(pattern, words).length > 0)) return false;
  return patterns.some((pattern) => matchesOf(pattern, words).length > 0);
}

/** Keys that ask for a person on a telephone: 0, and *0 where a number is being asked for. */
export function asksForPersonByKeys(digits: string, expectsDigits: boolean): boolean {
  return digits === '*0' || (digits === '0' && !expectsDigits);
}
