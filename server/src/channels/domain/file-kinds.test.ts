import { describe, expect, test } from 'vitest';
import { beginsAs, isAcceptedKind, kindOf } from './file-kinds.ts';

const bytes = (text: string) => Buffer.from(text, 'latin1');

describe('kinds of files', () => {
  test('pictures, documents and plain text are taken, programs, archives and pages are not', () => {
    for (const kind of ['image/png', 'image/jpeg', 'application/pdf', 'text/plain', 'video/mp4']) {
      expect(isAcceptedKind(kind), kind).toBe(true);
    }
    for (const kind of ['text/html', 'image/svg+xml', 'application/zip', 'application/x-msdownload', 'toString', '']) {
      expect(isAcceptedKind(kind), kind).toBe(false);
    }
  });

  test('a file must begin as its kind does', () => {
    expect(beginsAs('image/png', bytes('\x89PNG\r\n\x1a\n'))).toBe(true);
    expect(beginsAs('image/webp', bytes('RIFF\x10\x00\x00\x00WEBPVP8 '))).toBe(true);
    expect(beginsAs('image/png', bytes('<script>alert(1)'))).toBe(false);
    expect(beginsAs('application/pdf', bytes('MZ\x90'))).toBe(false);
    expect(beginsAs('text/plain', bytes('Dear council'))).toBe(true);
    expect(beginsAs('text/plain', bytes('MZ\x90\x00\x03'))).toBe(false);
    expect(beginsAs('image/png', bytes(''))).toBe(false);
  });

  test('parameters and capitals do not make another kind', () => {
    expect(kindOf('Text/Plain; charset=UTF-8')).toBe('text/plain');
  });
});
