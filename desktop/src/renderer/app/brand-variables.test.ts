import { deriveBrand } from '@switchboard/shared/brand';
import { expect, it } from 'vitest';
import { wearBrand } from './brand-variables.ts';

it('[T-02 part] dresses the page in an organisation’s colour, and undresses it again', () => {
  const root = document.createElement('html');
  wearBrand(root, '#1F5F5B');
  expect(root.style.getPropertyValue('--brand')).toBe('#1F5F5B');
  expect(root.style.getPropertyValue('--brand-dark-text')).toBe(deriveBrand('#1F5F5B')?.palette.dark.accentText);
  wearBrand(root, undefined);
  expect(root.style.getPropertyValue('--brand')).toBe('');
  wearBrand(root, 'no colour');
  expect(root.style.length).toBe(0);
});
