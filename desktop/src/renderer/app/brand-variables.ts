import { type BrandPalette, deriveBrand } from '@switchboard/shared/brand';

/** The style variables of a palette; tokens.css picks the theme's half. */
export function brandVariables({ light, dark }: BrandPalette): Readonly<Record<string, string>> {
  return {
    '--brand': light.accent,
    '--brand-strong': light.accentHover,
    '--brand-text': light.accentText,
    '--brand-weak': light.accentWeak,
    '--brand-border': light.accentBorder,
    '--brand-dark': dark.accent,
    '--brand-dark-strong': dark.accentHover,
    '--brand-dark-text': dark.accentText,
    '--brand-dark-weak': dark.accentWeak,
    '--brand-dark-border': dark.accentBorder,
  };
}

/** Dresses the page in an organisation's colour; without one it wears the product's own. */
export function wearBrand(root: HTMLElement, colour: string | undefined): void {
  const derived = colour === undefined ? undefined : deriveBrand(colour);
  for (const name of Object.keys(brandVariables({ light: none, dark: none }))) root.style.removeProperty(name);
  if (!derived) return;
  for (const [name, value] of Object.entries(brandVariables(derived.palette))) root.style.setProperty(name, value);
}

const none = { accent: '', accentHover: '', accentText: '', accentWeak: '', accentBorder: '' };
