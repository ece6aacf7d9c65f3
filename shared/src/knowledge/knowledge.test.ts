import { describe, expect, test } from 'vitest';
import { excerptOf, filledReply, replyMatches } from './index.ts';

describe('a canned reply', () => {
  const hello = 'Hello {{citizen.name}}, I am {{ operator.name }}. How can I help?';

  test('names the citizen and the operator', () => {
    expect(filledReply(hello, { citizen: 'Cleo', operator: 'Ann' })).toBe('Hello Cleo, I am Ann. How can I help?');
  });

  test('reads well for a citizen whose name is not known', () => {
    expect(filledReply(hello, { citizen: null, operator: 'Ann' })).toBe('Hello, I am Ann. How can I help?');
  });

  test('takes names as they are, not as patterns or placeholders', () => {
    expect(filledReply('{{citizen.name}}', { citizen: '$& {{operator.name}', operator: 'Ann' })).toBe(
      '$& {{operator.name}',
    );
  });

  test('is found by the start of its shortcut, with or without the slash, and by its words', () => {
    const reply = { title: 'Greeting', shortcut: 'hi', text: hello };
    expect(['/h', 'HI', 'greet', 'how can'].map((typed) => replyMatches(reply, typed))).toEqual([
      true,
      true,
      true,
      true,
    ]);
    expect(replyMatches(reply, 'bye')).toBe(false);
  });
});

describe('an excerpt', () => {
  test('keeps whole paragraphs as long as they fit', () => {
    expect(excerptOf('One.\n\nTwo.\n\nThree is longer.', 14)).toBe('One.\n\nTwo.');
  });

  test('ends a long first paragraph at a sentence, else at a word', () => {
    expect(excerptOf('First sentence. Second sentence.', 20)).toBe('First sentence. …');
    expect(excerptOf('no full stop in here', 10)).toBe('no full …');
  });
});
