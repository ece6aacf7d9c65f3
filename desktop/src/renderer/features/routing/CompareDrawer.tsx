import type { PlanTextName, PlanVersion } from '@switchboard/shared/routing-plan';
import { useState } from 'react';
import { formatMoment } from '../../app/format-time.ts';
import { FormDrawer, SelectField } from '../../ui/index.ts';
import { ComparedTexts } from './ComparedTexts.tsx';
import styles from './Routing.module.css';

const textOf = (name: string): PlanTextName => (name === 'draft' || name === 'published' ? name : Number(name));

/** Any two texts of the plan, and what differs between them. */
export function CompareDrawer({
  versions,
  hasDraft,
  onClose,
}: {
  versions: readonly PlanVersion[];
  hasDraft: boolean;
  onClose: () => void;
}) {
  const choices = [
    ...(hasDraft ? [{ value: 'draft', label: 'The draft' }] : []),
    ...versions.map(({ number, publishedAt }) => ({
      value: `${number}`,
      label: `Version ${number}, ${formatMoment(publishedAt)}`,
    })),
  ];
  const [from, setFrom] = useState(`${versions[1]?.number ?? versions[0]?.number ?? ''}`);
  const [to, setTo] = useState(`${versions[0]?.number ?? ''}`);
  return (
    <FormDrawer
      opened
      title="Compare two texts"
      intro="What has to change for the first to become the second."
      onClose={onClose}
    >
      <div className={styles.pair}>
        <SelectField label="From" choices={choices} value={from} onChange={(next) => next && setFrom(next)} />
        <SelectField label="To" choices={choices} value={to} onChange={(next) => next && setTo(next)} />
      </div>
      {from === to ? (
        <p className="muted">Choose two different ones.</p>
      ) : (
        <ComparedTexts from={textOf(from)} to={textOf(to)} />
      )}
    </FormDrawer>
  );
}
