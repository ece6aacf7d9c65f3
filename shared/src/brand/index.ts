export { type BrandPalette, type BrandTokens, surfaces } from './brand-tokens.ts';
export type { BrandVerdict } from './brand-verdicts.ts';
export { contrastRatio, formatColour, parseColour, type Rgb } from './colour.ts';
export { type BrandDerivation, deriveBrand } from './derive-brand.ts';
