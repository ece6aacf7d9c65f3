import { Trash2 } from 'lucide-react';
import { Button, useToast } from '../../ui/index.ts';
import type { PartForm } from './use-part-form.ts';

/** Takes the part out of the draft. Nothing is live before the draft is published, so it is not asked but can be undone. */
export function RemovePart<Item extends object>({
  form,
  name,
  onGone,
}: {
  form: PartForm<Item>;
  name: string;
  onGone: () => void;
}) {
  const say = useToast();
  const remove = async () => {
    if (!(await form.remove())) return;
    say({ kind: 'done', message: `${name} removed from the draft; it stays in force until you publish` });
    onGone();
  };
  return (
    <Button type="button" look="danger" icon={Trash2} onClick={() => void remove()}>
      Remove
    </Button>
  );
}
