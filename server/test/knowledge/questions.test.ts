import { articleContentSchema } from '@switchboard/shared/knowledge';
import { describe, expect, test } from 'vitest';
import { ArticleIndex } from '../../src/knowledge/storage/article-index.ts';
import { councilKnowledge } from '../../src/seed/demo-knowledge-council.ts';
import { policeKnowledge } from '../../src/seed/demo-knowledge-police.ts';

const indexOf = ({ articles }: typeof policeKnowledge) =>
  new ArticleIndex(articles.map((article) => ({ ...articleContentSchema.parse(article), id: article.title })));
const police = indexOf(policeKnowledge);
const council = indexOf(councilKnowledge);

const answered = (index: ArticleIndex, question: string) =>
  index.find({ question, audience: 'public', language: 'en', limit: 1 })[0]?.title ?? null;

describe('what citizens ask, in their own and misspelt words', () => {
  test.each([
    ['my bins were not emptied', 'Missed bin collection'],
    ['when is bin day', 'When are my bins collected?'],
    ['wheely bin colection days', 'When are my bins collected?'],
    ['get rid of an old settee', 'Bulky waste collection'],
    ['how do i pay my counsil tax', 'Pay council tax'],
    ['I live on my own, can I pay less council tax', 'Council tax discounts and help'],
    ['im moving house next month', 'Tell us that you have moved'],
    ['hole in the road outside my house', 'Report a pothole or damaged road'],
    ['pot hole repair', 'Report a pothole or damaged road'],
    ['the street light is broken', 'Report a broken street light'],
    ['my boiler is broken', 'Council house repairs'],
    ['there is mould in my flat', 'Council house repairs'],
    ['landlord wants me out', 'Homeless or about to lose your home'],
    ['how to get on the housing waiting list', 'Apply for housing'],
    ['do I need planing permission for a conservatory', 'Planning permission'],
    ['I got a parking ticket', 'Parking permits and fines'],
    ['next door barking dog', 'Noise from neighbours or building sites'],
  ])('[E-03 part] the council answers "%s" from "%s"', (question, title) => {
    expect(answered(council, question)).toBe(title);
  });

  test.each([
    ['my bike was nicked', 'Report a crime'],
    ['I lost my wallet on the bus', 'Lost property'],
    ['i found a purse', 'Found property'],
    ['is it 101 or 999', 'When to ring 999 and when 101'],
    ['neighbours having a loud party', 'Noise and loud neighbours'],
    ['what is happening with my case', 'Update on my crime report'],
    ['I had a car crash, do I report it', 'Road traffic collision'],
    ['suspicious email asking for bank details', 'Fraud and scams'],
    ['renew shotgun certifcate', 'Firearms and shotgun licences'],
    ['when is the police station open', 'Front desk opening hours'],
    ['I want to complain about an officer', 'Complain about or thank the police'],
  ])('[E-03 part] the police answer "%s" from "%s"', (question, title) => {
    expect(answered(police, question)).toBe(title);
  });
});

describe('what the articles do not answer', () => {
  test.each([
    'what is the capital of France',
    'recommend me a good restaurant',
    'asdf qwerty',
    'how do I bake bread',
    'what time is the football on tonight',
    'can you write my homework',
    'hello',
    'who won the election in 1997',
    'who is the prime minister',
    'how tall is the Eiffel tower',
    'do you sell train tickets',
    'my computer is broken',
    'can I bring my dog on the bus',
    'can I get a divorce',
    '',
  ])('[E-03 part] "%s" finds nothing rather than something', (question) => {
    expect([answered(council, question), answered(police, question)]).toEqual([null, null]);
  });

  test('[E-09 part] staff-only articles are found by staff and never by citizens', () => {
    const question = 'verification of identity, security questions';
    expect(answered(council, question)).toBeNull();
    const forStaff = council.find({ question, limit: 1 })[0];
    expect(forStaff?.title).toBe('Verifying a caller before talking about an account');
  });
});

test('[E-03 part] a question in Welsh is answered in Welsh where there is an article, else in English', () => {
  const find = (question: string) => council.find({ question, audience: 'public', language: 'cy', limit: 1 })[0]?.title;
  expect(find('casglu biniau ailgylchu')).toBe('Casgliadau biniau');
  expect(find('parking permit')).toBe('Parking permits and fines');
});
