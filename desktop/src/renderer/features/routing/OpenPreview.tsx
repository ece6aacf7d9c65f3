import {
  addDays,
  type Calendar,
  calendarSchema,
  dateAt,
  isOpenAt,
  nextChange,
  openingDay,
} from '@switchboard/shared/hours';
import { CircleCheck, Moon } from 'lucide-react';
import { useServerNow } from '../../app/use-server-now.ts';
import { Panel, StatusBadge } from '../../ui/index.ts';
import { changeWords, dateWords, ruleWords, spansWords } from './calendar-words.ts';
import styles from './Routing.module.css';

const daysAhead = 14;

/** What the calendar means now and in the coming days, as it stands in the form. */
export function OpenPreview({ calendar }: { calendar: Calendar }) {
  const now = useServerNow(15_000);
  if (!calendarSchema.safeParse({ ...calendar, key: 'preview', name: 'Preview' }).success) {
    return (
      <Panel title="What it means" level={3}>
        <p className="muted small">Shown as soon as every time can be read.</p>
      </Panel>
    );
  }
  const isOpen = isOpenAt(calendar, now);
  const today = dateAt(calendar.timeZone, now);
  const days = Array.from({ length: daysAhead }, (_, at) => openingDay(calendar, addDays(today, at)));
  return (
    <>
      <Panel title="Now" level={3}>
        <p className={styles.nowOpen}>
          {isOpen ? (
            <StatusBadge status="ready" icon={CircleCheck}>
              Open
            </StatusBadge>
          ) : (
            <StatusBadge status="offline" icon={Moon}>
              Closed
            </StatusBadge>
          )}
          <span>{changeWords(nextChange(calendar, now), isOpen, calendar.timeZone)}</span>
        </p>
      </Panel>
      <Panel title="The next 14 days" level={3}>
        <ul className={styles.days}>
          {days.map(({ date, rule, open }) => (
            <li key={date} data-kind={rule.kind}>
              <span>{dateWords(date)}</span>
              <span>
                {spansWords(open)}
                {rule.kind !== 'weekday' && <b> {ruleWords(rule)}</b>}
              </span>
            </li>
          ))}
        </ul>
      </Panel>
    </>
  );
}
