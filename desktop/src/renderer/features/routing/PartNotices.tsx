import { History } from 'lucide-react';
import { ConflictNotice } from '../../app/ConflictNotice.tsx';
import { RefusalNotice } from '../../app/RefusalNotice.tsx';
import { Banner, Button } from '../../ui/index.ts';
import { differencesOf, type PartFacts } from './queue-facts.ts';
import type { PartForm } from './use-part-form.ts';

/** What stands above a form of the plan: words that came back, somebody else's change, a refusal. */
export function PartNotices<Item extends object>({
  form,
  factsOf,
  onRetry,
}: {
  form: PartForm<Item>;
  factsOf: (item: Item) => PartFacts;
  onRetry: () => void;
}) {
  const { newer, refusal, restored, value } = form;
  if (newer?.item) {
    return (
      <ConflictNotice
        differences={differencesOf(factsOf(newer.item), factsOf(value))}
        onTakeTheirs={form.takeTheirs}
        onKeepMine={form.keepMine}
      />
    );
  }
  if (newer) {
    return (
      <Banner
        kind="warning"
        title="Someone else removed this meanwhile."
        actions={
          <Button type="button" size="compact" onClick={form.keepMine}>
            Keep what I typed
          </Button>
        }
      >
        What you typed is still here. Keep it to put it back into the draft, or leave without saving.
      </Banner>
    );
  }
  if (refusal) return <RefusalNotice refusal={refusal} onRetry={onRetry} />;
  if (!restored) return null;
  return (
    <Banner
      kind="info"
      icon={History}
      title="Your words are back."
      actions={
        <Button type="button" size="compact" onClick={form.putBack}>
          Drop them
        </Button>
      }
    >
      You had typed here and not kept it in the draft.
    </Banner>
  );
}
