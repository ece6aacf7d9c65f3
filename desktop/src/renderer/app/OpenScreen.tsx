import { type ReactNode, Suspense } from 'react';
import { LoadingLines } from '../ui/index.ts';

/** A screen that needs nobody signed in. */
export function OpenScreen({ children }: { children: ReactNode }) {
  return <Suspense fallback={<LoadingLines label="Opening" />}>{children}</Suspense>;
}
