import { mailMessageSchema } from '@switchboard/shared/messages';
import { expect, test } from 'vitest';
import { transcriptMail } from './transcript-mail.ts';

const channel = {
  title: 'Eastmere Police',
  mail: { name: 'Eastmere Police', address: 'no-reply@eastmere.example' },
};
const at = Date.UTC(2026, 10, 16, 9, 5);

test('[E-10 part] a transcript says whose chat it is, until when, and that anybody may have asked for it', () => {
  const mail = transcriptMail({ channel, to: 'cleo@home.example', lines: '09:01  Visitor: Hello', at });
  expect(mailMessageSchema.parse(mail)).toEqual(mail);
  expect(mail.subject).toBe('Your chat with Eastmere Police, 16 November 2026');
  expect(mail.text).toContain('until 09:05 on 16 November 2026');
  expect(mail.text).toContain('09:01  Visitor: Hello');
  expect(mail.text).toContain('If you did not ask for this');
});

test('[E-10 part] an empty chat is told as one', () => {
  expect(transcriptMail({ channel, to: 'cleo@home.example', lines: '', at }).text).toContain('(Nothing was said yet.)');
});
