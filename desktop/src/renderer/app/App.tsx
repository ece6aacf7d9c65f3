import { useEffect, useLayoutEffect } from 'react';
import { RouterProvider } from 'react-router/dom';
import { UiProvider } from '../ui/index.ts';
import { wearBrand } from './brand-variables.ts';
import { useDesk } from './desk-context.ts';
import { router } from './routes.tsx';
import { readSession } from './session-flow.ts';
import { useDeskDispatch, useDeskSelector } from './store.ts';
import { useUiSettings } from './use-ui-settings.ts';

/** The whole desk: dressed in its organisation's colours once somebody is known, otherwise in the product's own. */
export function App() {
  const desk = useDesk();
  const dispatch = useDeskDispatch();
  const settings = useUiSettings();
  const colour = useDeskSelector(({ session }) => ('me' in session ? session.me.organisation.brand.colour : undefined));
  useEffect(() => {
    void readSession(desk, dispatch);
  }, [desk, dispatch]);
  useLayoutEffect(() => wearBrand(document.documentElement, colour), [colour]);
  return (
    <UiProvider settings={settings}>
      <RouterProvider router={router} />
    </UiProvider>
  );
}
