import { describe, expect, test } from 'vitest';
import { defaultEmergencyList } from './default-emergency-list.ts';
import { emergencyListSchema, failedTests, isEmergency } from './emergency-guard.ts';
import { asksForPerson } from './person-request.ts';

describe('the emergency guard', () => {
  test('[E-05 part] the list every organisation begins with passes its own agreed sentences', () => {
    expect(failedTests(defaultEmergencyList)).toEqual({ missed: [], falseAlarms: [] });
  });

  test.each(['I can’t breathe', "I can't breathe", 'I cant breathe', 'I can`t breathe'])(
    'hears "%s" whatever the apostrophe',
    (text) => expect(isEmergency(text, defaultEmergencyList)).toBe(true),
  );

  test('a denial holds for three words of its own clause only', () => {
    expect(isEmergency('he did not have a knife', defaultEmergencyList)).toBe(false);
    expect(isEmergency('not my house. knife', defaultEmergencyList)).toBe(true);
    expect(isEmergency('he is not drunk but he has a knife', defaultEmergencyList)).toBe(true);
  });

  test('a harmless phrase does not hide a danger beside it', () => {
    expect(isEmergency('at the knife bin a man with a knife', defaultEmergencyList)).toBe(true);
  });

  test('a list that misjudges its agreed sentences says which', () => {
    const list = emergencyListSchema.parse({
      signs: [{ pattern: 'axe' }],
      tests: { danger: ['a man with a sword'], harmless: ['an axe shop'] },
    });
    expect(failedTests(list)).toEqual({ missed: ['a man with a sword'], falseAlarms: ['an axe shop'] });
  });

  test('a long text of nothing but gaps costs no time worth speaking of', () => {
    expect(isEmergency('kill '.repeat(2_000), defaultEmergencyList)).toBe(false);
  });
});

describe('the wish for a person', () => {
  test.each([
    'I lost my wallet',
    'estate agent',
    'someone stole my bike',
    'I don’t want to speak to a person',
    'report a missing person',
    '',
  ])('is not read into "%s"', (text) => expect(asksForPerson(text)).toBe(false));

  test.each([
    'OPERATOR',
    'put me through to an officer',
    'Why don’t you let me speak to a person',
    'no, I want to talk to a human',
    'hoffwn siarad ag aelod o staff',
  ])('is heard in "%s"', (text) => expect(asksForPerson(text)).toBe(true));
});
