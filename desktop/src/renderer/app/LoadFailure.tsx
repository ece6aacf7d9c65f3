import { WifiOff } from 'lucide-react';
import { Button, EmptyState, ErrorState } from '../ui/index.ts';
import type { CallRefusal } from './call-refusal.ts';

/** What is shown where a list should be, when it did not come. Old rows are not shown in its place: they may mislead. */
export function LoadFailure({ what, refusal, onRetry }: { what: string; refusal: CallRefusal; onRetry: () => void }) {
  if (refusal.kind === 'offline') {
    return (
      <EmptyState
        icon={WifiOff}
        title={`${what} cannot be shown without the link`}
        action={
          <Button size="compact" onClick={onRetry}>
            Try now
          </Button>
        }
      >
        The server could not be reached. Nothing you saved is lost.
      </EmptyState>
    );
  }
  return (
    <ErrorState
      title={`${what} did not load`}
      onRetry={onRetry}
      {...(refusal.reference ? { reference: refusal.reference } : {})}
    >
      {refusal.sentence}
    </ErrorState>
  );
}
