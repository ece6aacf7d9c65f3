import { type AuditFilter, exportAudit } from '@switchboard/shared/audit';
import { Download } from 'lucide-react';
import { useState } from 'react';
import { useDesk } from '../../app/desk-context.ts';
import { saveFile } from '../../app/save-file.ts';
import { useMayI } from '../../app/use-me.ts';
import { Button, useToast } from '../../ui/index.ts';

/** The filtered trail as CSV. The export itself becomes an entry before the first byte leaves. */
export function ExportButton({ filter }: { filter: AuditFilter }) {
  const { api } = useDesk();
  const say = useToast();
  const mayExport = useMayI('audit.export');
  const [busy, setBusy] = useState(false);
  if (!mayExport) return null;
  const take = async () => {
    setBusy(true);
    const file = await api.download(exportAudit, filter);
    setBusy(false);
    if (!file.ok) return say({ kind: 'warning', message: file.refusal.sentence });
    saveFile(file.value, exportAudit.download?.fileName ?? 'audit.csv');
    say({ kind: 'done', message: 'Exported; the export is in the audit trail' });
  };
  return (
    <Button icon={Download} busy={busy} onClick={() => void take()}>
      Export CSV
    </Button>
  );
}
