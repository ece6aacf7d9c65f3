import { planOperations } from '@switchboard/shared/routing-plan';
import { RefusalNotice } from '../../app/RefusalNotice.tsx';
import { useCommand } from '../../app/use-command.ts';
import { ConfirmDialog, useToast } from '../../ui/index.ts';
import { usePlanDesk } from './use-plan.ts';

/** Throws the draft away, asked once; while the notice stands it can be brought back. */
export function DiscardDraft({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { read, reload } = usePlanDesk();
  const say = useToast();
  const discard = useCommand(planOperations.discardDraft);
  const save = useCommand(planOperations.saveDraft);
  const act = async () => {
    const lost = read.draft?.plan;
    const outcome = await discard.send({ revision: read.revision });
    if (!outcome.ok) return;
    onClose();
    reload();
    const { revision } = outcome.value;
    const undo = async () => {
      if (lost && (await save.send({ revision, plan: lost })).ok) reload();
    };
    say({ kind: 'done', message: 'Draft discarded', undo: () => void undo() });
  };
  return (
    <ConfirmDialog
      opened={opened}
      title="Discard the draft?"
      safe="Keep it"
      act="Discard it"
      busy={discard.busy}
      onSafe={onClose}
      onAct={() => void act()}
    >
      <p>
        {read.published
          ? `Everything goes back to version ${read.published.number}, which stays in force meanwhile.`
          : 'Everything that was written down so far goes.'}
      </p>
      <RefusalNotice refusal={discard.refusal} />
    </ConfirmDialog>
  );
}
