import { planOperations, type PlanTextName } from '@switchboard/shared/routing-plan';
import { Download } from 'lucide-react';
import { useState } from 'react';
import { useDesk } from '../../app/desk-context.ts';
import { saveFile } from '../../app/save-file.ts';
import { Button, useToast } from '../../ui/index.ts';

/** Takes one text of the plan out as a file. */
export function ExportPlan({ version }: { version: PlanTextName }) {
  const { api } = useDesk();
  const say = useToast();
  const [busy, setBusy] = useState(false);
  const take = async () => {
    setBusy(true);
    const file = await api.download(planOperations.export, { version });
    setBusy(false);
    if (!file.ok) return say({ kind: 'warning', message: file.refusal.sentence });
    saveFile(file.value, version === 'published' ? 'routing-plan.json' : `routing-plan-${version}.json`);
  };
  return (
    <Button type="button" icon={Download} busy={busy} onClick={() => void take()}>
      Export text
    </Button>
  );
}
