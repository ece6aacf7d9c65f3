import '@fontsource-variable/inter';
import './styles/mantine-parts.ts';
import './styles/tokens.css';
import './styles/base.css';
import './styles/mantine-map.css';
import { MantineProvider } from '@mantine/core';
import { type ReactNode, useLayoutEffect } from 'react';
import { theme } from './theme.ts';
import { ToastProvider } from './Toasts.tsx';

export type ColourScheme = 'light' | 'dark';
export type Contrast = 'normal' | 'more';
export type Density = 'compact' | 'roomy';

export interface UiSettings {
  readonly scheme: ColourScheme;
  readonly contrast: Contrast;
  readonly density: Density;
}

/** The nonce the server allows style tags by (CSP); empty where the page came without one. */
function styleNonce(): string {
  const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? '';
  return nonce.startsWith('__') ? '' : nonce;
}

/** react-remove-scroll, inside Mantine's dialogs, reads its style nonce from here. */
declare global {
  var __webpack_nonce__: string | undefined;
}

/** Theme, contrast and density for everything inside; set on the document, so that overlays follow too. */
export function UiProvider({ settings, children }: { settings: UiSettings; children: ReactNode }) {
  const { scheme, contrast, density } = settings;
  globalThis.__webpack_nonce__ ??= styleNonce();
  useLayoutEffect(() => {
    const { dataset } = document.documentElement;
    Object.assign(dataset, { theme: scheme, contrast, density });
  }, [scheme, contrast, density]);
  return (
    <MantineProvider theme={theme} forceColorScheme={scheme} getStyleNonce={styleNonce}>
      <ToastProvider>{children}</ToastProvider>
    </MantineProvider>
  );
}
