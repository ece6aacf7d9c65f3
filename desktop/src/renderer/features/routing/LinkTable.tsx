import type { TeamLink } from '@switchboard/shared/routing-plan';
import { Plus } from 'lucide-react';
import { type KeyboardEvent, useState } from 'react';
import { secondsWords } from '../../app/words/plan-words.ts';
import { classNames } from '../../ui/index.ts';
import { FieldFindings } from './FieldFindings.tsx';
import styles from './Routing.module.css';
import { usePlanDesk } from './use-plan.ts';

type Place = Pick<TeamLink, 'team' | 'queue'>;

const steps: Readonly<Record<string, readonly [down: number, right: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/** Teams above, queues at the side, one cell for each pair. The arrows walk the cells, Enter opens one. */
export function LinkTable({ onOpen }: { onOpen: (place: Place) => void }) {
  const { plan, read, findings, mayChange } = usePlanDesk();
  const teams = [
    ...new Set([...read.surroundings.teams.map(({ name }) => name), ...plan.links.map(({ team }) => team)]),
  ];
  const [at, setAt] = useState<readonly [row: number, column: number]>([0, 0]);
  const walk = (event: KeyboardEvent<HTMLTableSectionElement>) => {
    const step = steps[event.key];
    if (!step) return;
    event.preventDefault();
    const row = Math.min(Math.max(at[0] + step[0], 0), plan.queues.length - 1);
    const column = Math.min(Math.max(at[1] + step[1], 0), teams.length - 1);
    setAt([row, column]);
    event.currentTarget.querySelector<HTMLElement>(`[data-cell="${row}/${column}"]`)?.focus();
  };
  const linkOf = ({ team, queue }: Place) => plan.links.find((link) => link.team === team && link.queue === queue);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by key
    <div className={styles.matrixFrame} role="region" aria-label="Team links" tabIndex={0}>
      <table className={styles.matrix}>
        <caption className="sr-only">Teams above, queues at the side: priority and delay of each link</caption>
        <thead>
          <tr>
            <th scope="col">Queue</th>
            {teams.map((team) => (
              <th key={team} scope="col">
                {team}
                <FieldFindings
                  findings={findings.filter(
                    ({ at: [section, name, queue] }) => section === 'links' && name === team && queue === undefined,
                  )}
                />
              </th>
            ))}
            <th scope="col">Taken by</th>
          </tr>
        </thead>
        <tbody onKeyDown={walk}>
          {plan.queues.map(({ key, name }, row) => {
            const linked = plan.links.filter(({ queue }) => queue === key).length;
            return (
              <tr key={key}>
                <th scope="row">{name}</th>
                {teams.map((team, column) => {
                  const link = linkOf({ team, queue: key });
                  const words = link
                    ? `priority ${link.priority} ${link.delaySeconds === 0 ? 'at once' : `after ${secondsWords(link.delaySeconds)}`}`
                    : 'not linked';
                  return (
                    <td key={team}>
                      <button
                        type="button"
                        data-cell={`${row}/${column}`}
                        tabIndex={row === at[0] && column === at[1] ? 0 : -1}
                        className={classNames(styles.cell, link && styles.linked)}
                        aria-label={`${team}, ${name}: ${words}`}
                        disabled={!link && !mayChange}
                        onFocus={() => setAt([row, column])}
                        onClick={() => onOpen({ team, queue: key })}
                      >
                        {link ? (
                          <>
                            <b>{link.priority}</b>{' '}
                            <span>
                              {link.delaySeconds === 0 ? 'at once' : `after ${secondsWords(link.delaySeconds)}`}
                            </span>
                          </>
                        ) : mayChange ? (
                          <Plus size={14} aria-hidden="true" />
                        ) : (
                          '–'
                        )}
                      </button>
                    </td>
                  );
                })}
                <td className="muted">
                  {linked === 0 ? 'everybody with the skills' : `${linked} of ${teams.length} teams`}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
