import { createContext, useContext, useEffect, useState } from 'react';

const ClockContext = createContext<() => number>(() => 0);
/** Tells the parts that count seconds what time it is; milliseconds UTC. */
export const ClockProvider = ClockContext.Provider;

/** `4:18`, `1:02:09`: minutes and seconds, hours when there are any. */
export function formatClock(ms: number): string {
  const whole = Math.max(0, Math.floor(ms / 1000));
  const [hours, minutes, seconds] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  const tail = `${hours ? String(minutes).padStart(2, '0') : minutes}:${String(seconds).padStart(2, '0')}`;
  return hours ? `${hours}:${tail}` : tail;
}

/** How long since (or until) a moment; ticks once a second on the second, and is not read aloud at every tick. */
export function Timer({ since, until }: { since?: number; until?: number }) {
  const clock = useContext(ClockContext);
  const [now, setNow] = useState(clock);
  const reference = since ?? until ?? now;
  useEffect(() => {
    const phase = Math.abs(clock() - reference) % 1000;
    let repeat: ReturnType<typeof setInterval> | undefined;
    const first = setTimeout(() => {
      setNow(clock());
      repeat = setInterval(() => setNow(clock()), 1000);
    }, 1000 - phase);
    return () => {
      clearTimeout(first);
      clearInterval(repeat);
    };
  }, [reference, clock]);
  return <time role="timer">{formatClock(Math.abs(now - reference))}</time>;
}
