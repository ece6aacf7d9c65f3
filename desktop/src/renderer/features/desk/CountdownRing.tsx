import styles from './CountdownRing.module.css';

/** What is left of a time, as a ring. The words beside it say the same. `share` 1 is all of it. */
export function CountdownRing({
  share,
  size,
  tone,
}: {
  share: number;
  size: number;
  tone: 'usual' | 'emergency' | 'near' | 'wrap';
}) {
  const width = size > 48 ? 5 : 3.5;
  const radius = (size - width) / 2;
  const around = 2 * Math.PI * radius;
  const middle = size / 2;
  const shown = around * Math.min(1, Math.max(0, share));
  return (
    <svg width={size} height={size} viewBox={`0 0 ${size} ${size}`} className={styles[tone]} aria-hidden="true">
      <circle cx={middle} cy={middle} r={radius} strokeWidth={width} className={styles.track} />
      <circle
        cx={middle}
        cy={middle}
        r={radius}
        strokeWidth={width}
        className={styles.value}
        strokeDasharray={`${shown.toFixed(2)} ${around.toFixed(2)}`}
        transform={`rotate(-90 ${middle} ${middle})`}
      />
    </svg>
  );
}
