import { expect, it } from 'vitest';
import { readableOn } from './launcher.ts';

it('writes on the button in whatever can be read on its colour', () => {
  expect([readableOn('#0B5CAD'), readableOn('#1F5F5B'), readableOn('#15202B')]).toEqual(['#fff', '#fff', '#fff']);
  expect([readableOn('#FFDD00'), readableOn('#FFFFFF')]).toEqual(['#15202B', '#15202B']);
});
