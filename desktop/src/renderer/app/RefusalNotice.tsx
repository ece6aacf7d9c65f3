import { Banner, Button } from '../ui/index.ts';
import type { CallRefusal } from './call-refusal.ts';

/** Why a wish was not granted, above the form that still holds every word. */
export function RefusalNotice({ refusal, onRetry }: { refusal: CallRefusal | undefined; onRetry?: () => void }) {
  if (!refusal) return null;
  const { kind, sentence, reference } = refusal;
  const title = { refused: 'Not done.', failed: 'It did not work.', offline: 'No link to the server.' }[kind];
  return (
    <Banner
      kind={kind === 'offline' ? 'offline' : kind === 'failed' ? 'danger' : 'warning'}
      title={title}
      actions={
        onRetry && kind !== 'refused' ? (
          <Button size="compact" onClick={onRetry}>
            Try again
          </Button>
        ) : undefined
      }
    >
      {sentence}
      {kind === 'failed' && reference && (
        <>
          {' '}
          Reference <span className="mono">{reference}</span>
        </>
      )}
    </Banner>
  );
}
