import { createTheme } from '@mantine/core';

/**
 * Mantine told about our measures. Colours are not repeated here: styles/mantine-map.css answers Mantine's variables
 * from the tokens, so that theme, contrast and brand change in one place.
 */
export const theme = createTheme({
  fontFamily: 'var(--font)',
  fontFamilyMonospace: 'var(--mono)',
  primaryShade: { light: 8, dark: 8 },
  defaultRadius: 6,
  cursorType: 'pointer',
  respectReducedMotion: true,
  focusRing: 'never', // base.css draws the one ring there is
  components: {
    Drawer: { defaultProps: { transitionProps: { duration: 160 }, zIndex: 200 } },
    Modal: { defaultProps: { transitionProps: { duration: 160 }, zIndex: 300, centered: true } },
    Popover: { defaultProps: { transitionProps: { duration: 90 }, zIndex: 320, shadow: 'none' } },
    Select: { defaultProps: { comboboxProps: { zIndex: 320, transitionProps: { duration: 90 } } } },
  },
});
