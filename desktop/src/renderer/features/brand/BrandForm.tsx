import { deriveBrand } from '@switchboard/shared/brand';
import { identityOperations, type OrganisationRecord } from '@switchboard/shared/identity';
import { type FormEvent, useState } from 'react';
import { ConflictNotice } from '../../app/ConflictNotice.tsx';
import { useDesk } from '../../app/desk-context.ts';
import { RefusalNotice } from '../../app/RefusalNotice.tsx';
import { brandSaved } from '../../app/session-slice.ts';
import { useDeskDispatch } from '../../app/store.ts';
import { useCommand } from '../../app/use-command.ts';
import { useForm } from '../../app/use-form.ts';
import { Button, Panel, TextField, useToast } from '../../ui/index.ts';
import styles from './Brand.module.css';
import { BrandPreview } from './BrandPreview.tsx';
import { BrandVerdicts } from './BrandVerdicts.tsx';
import { ColourField } from './ColourField.tsx';
import { LogoField } from './LogoField.tsx';

const { organisation: operations } = identityOperations;

interface Words {
  name: string;
  colour: string;
  logo: string | null;
}
const wordsOf = ({ name, brand }: OrganisationRecord): Words => ({ name, colour: brand.colour, logo: brand.logo });

function useSaving(organisation: OrganisationRecord, reload: () => void) {
  const { api } = useDesk();
  const dispatch = useDeskDispatch();
  const say = useToast();
  const form = useForm(wordsOf(organisation));
  const [version, setVersion] = useState(organisation.version);
  const [newer, setNewer] = useState<OrganisationRecord>();
  const { send, busy, refusal, forget } = useCommand(operations.update);
  const save = async () => {
    const { name, colour, logo } = form.values;
    const input = { version, name, brand: { colour, logo } };
    if (!form.check(operations.update.input, input)) return;
    const outcome = await send(input);
    if (outcome.ok) {
      setVersion(outcome.value.version);
      form.reset(form.values);
      dispatch(brandSaved({ id: organisation.id, name, brand: input.brand }));
      say({ kind: 'done', message: 'Brand saved; every desk wears it from its next page on' });
      return reload();
    }
    form.mark(outcome.refusal);
    if (outcome.refusal.code !== 'record/changed-meanwhile') return;
    const read = await api.call(operations.read, {});
    if (read.ok) setNewer(read.value);
  };
  const decide = (words: Words, theirs: OrganisationRecord) => {
    setVersion(theirs.version);
    form.reset(words);
    setNewer(undefined);
    forget();
  };
  return { form, newer, decide, save, busy, refusal };
}

export function BrandForm({ organisation, reload }: { organisation: OrganisationRecord; reload: () => void }) {
  const { form, newer, decide, save, busy, refusal } = useSaving(organisation, reload);
  const { values, set, errorAt } = form;
  const derived = deriveBrand(values.colour);
  const send = (event: FormEvent) => {
    event.preventDefault();
    void save();
  };
  const differences = newer
    ? (
        [
          ['Name', 'name'],
          ['Colour', 'colour'],
        ] as const
      )
        .map(([field, key]) => ({ field, theirs: wordsOf(newer)[key], yours: values[key] }))
        .filter(({ theirs, yours }) => theirs !== yours)
    : [];
  return (
    <form className={styles.columns} onSubmit={send} noValidate>
      <div className={styles.column}>
        <Panel title="Name, logo, colour">
          <div className={styles.fields}>
            {newer ? (
              <ConflictNotice
                differences={differences}
                onTakeTheirs={() => decide(wordsOf(newer), newer)}
                onKeepMine={() => decide(values, newer)}
              />
            ) : (
              <RefusalNotice refusal={refusal} onRetry={() => void save()} />
            )}
            <TextField
              label="Name"
              required
              error={errorAt('name') ?? (refusal?.code === 'organisation/name-taken' ? 'In use already.' : undefined)}
              value={values.name}
              onChange={(value) => set('name', value)}
            />
            <ColourField
              error={errorAt('brand.colour')}
              value={values.colour}
              onChange={(value) => set('colour', value)}
            />
            <LogoField error={errorAt('brand.logo')} value={values.logo} onChange={(value) => set('logo', value)} />
            <div className={styles.acts}>
              <Button onClick={() => form.reset(wordsOf(organisation))} disabled={!form.dirty}>
                Put back
              </Button>
              <Button type="submit" look="primary" keys="Enter" busy={busy} notYet={!form.dirty}>
                Save brand
              </Button>
            </div>
          </div>
        </Panel>
        <Panel title="Can everybody read it?" note="Judged as WCAG 2.2 AA asks">
          <BrandVerdicts derived={derived} />
        </Panel>
      </div>
      <Panel title="As it will look" note="in both themes">
        <BrandPreview derived={derived} name={values.name} logo={values.logo} />
      </Panel>
    </form>
  );
}
