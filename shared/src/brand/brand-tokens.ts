/**
 * The colours of the product a brand is judged against. They repeat the renderer's tokens.css on purpose: the server
 * judges a brand before it is kept, without a style sheet; a test in desktop/ holds the two together.
 */
export const surfaces = {
  light: { surface: '#FFFFFF', sunken: '#EEF1F4' },
  dark: { surface: '#151D26', raised: '#1C2630' },
  emergency: '#B3152A',
} as const;

/** What one theme needs to know about a brand; each value `#RRGGBB`. */
export interface BrandTokens {
  /** Filled buttons; white words stand on it. */
  readonly accent: string;
  readonly accentHover: string;
  /** Links and the current place in the rail. */
  readonly accentText: string;
  /** Fill behind what is chosen; `accentText` stands on it. */
  readonly accentWeak: string;
  readonly accentBorder: string;
}

/** A brand, ready for both themes. */
export interface BrandPalette {
  readonly light: BrandTokens;
  readonly dark: BrandTokens;
}
