import type { Span } from '@switchboard/shared/hours';
import { Plus, X } from 'lucide-react';
import { useRef } from 'react';
import { Button, IconButton } from '../../ui/index.ts';
import styles from './Routing.module.css';
import { readTime } from './time-of-day.ts';

const usual: Span = { from: '09:00', until: '17:00' };
const most = 6;

/** When it is open on one day: from and until, several times if need be; nothing means closed. */
export function SpansField({
  day,
  spans,
  errorAt,
  onChange,
}: {
  day: string;
  spans: readonly Span[];
  errorAt: (path: string) => string | undefined;
  onChange: (spans: Span[]) => void;
}) {
  const frame = useRef<HTMLDivElement>(null);
  const last = spans.at(-1);
  const fresh = (): Span => {
    const from = last && last.until < '23:00' ? last.until : usual.from;
    return last ? { from, until: '24:00' } : usual;
  };
  const add = () => {
    onChange([...spans, fresh()]);
    requestAnimationFrame(() => [...(frame.current?.querySelectorAll('input') ?? [])].at(-2)?.focus());
  };
  const set = (at: number, change: Partial<Span>) =>
    onChange(spans.map((span, place) => (place === at ? { ...span, ...change } : span)));
  const error = spans
    .map((_, at) => errorAt(`${at}.from`) ?? errorAt(`${at}.until`) ?? errorAt(`${at}`))
    .find((each) => each !== undefined);
  return (
    <div ref={frame} className={styles.spans}>
      {spans.length === 0 && <span className="muted">Closed</span>}
      {spans.map((span, at) => (
        // Spans have no name of their own; their place is what tells them apart.
        <span key={at} className={styles.span}>
          <TimeField
            label={`${day}, opens, ${at + 1}`}
            wrong={Boolean(errorAt(`${at}.from`) ?? errorAt(`${at}`))}
            value={span.from}
            onChange={(from) => set(at, { from })}
          />
          <span className="muted">to</span>
          <TimeField
            label={`${day}, closes, ${at + 1}`}
            wrong={Boolean(errorAt(`${at}.until`) ?? errorAt(`${at}`))}
            value={span.until}
            onChange={(until) => set(at, { until })}
          />
          <IconButton
            type="button"
            small
            icon={X}
            label={`Remove ${span.from} to ${span.until} on ${day}`}
            onClick={() => onChange(spans.filter((_, place) => place !== at))}
          />
        </span>
      ))}
      {spans.length < most && (
        <Button type="button" look="quiet" size="small" icon={Plus} onClick={add}>
          {spans.length === 0 ? 'Open' : 'And'}
          <span className="sr-only">{spans.length === 0 ? ` on ${day}` : ` another time on ${day}`}</span>
        </Button>
      )}
      {error && <p className={styles.spanError}>{error}</p>}
    </div>
  );
}

function TimeField({
  label,
  value,
  wrong,
  onChange,
}: {
  label: string;
  value: string;
  wrong: boolean;
  onChange: (time: string) => void;
}) {
  return (
    <input
      type="text"
      inputMode="numeric"
      autoComplete="off"
      aria-label={label}
      aria-invalid={wrong || undefined}
      className={styles.time}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      onBlur={() => onChange(readTime(value))}
    />
  );
}
