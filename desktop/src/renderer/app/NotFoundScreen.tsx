import { MapPinOff } from 'lucide-react';
import { ButtonLink, EmptyState, PageHeader, Panel } from '../ui/index.ts';

/** An address that leads nowhere, or to what this person may not see: the two look the same on purpose. */
export function NotFoundScreen() {
  return (
    <>
      <PageHeader title="Page not found" />
      <Panel>
        <EmptyState
          icon={MapPinOff}
          title="There is nothing at this address"
          action={<ButtonLink to="/">Go to your first page</ButtonLink>}
        >
          It may have moved, or it is not yours to see. Ctrl K finds every page you may open.
        </EmptyState>
      </Panel>
    </>
  );
}
