import { Kbd, SlaRing, StatusBadge } from '../../ui/index.ts';
import styles from './Gallery.module.css';
import { Block } from './Sample.tsx';

export function StatusSamples() {
  return (
    <Block title="Status, always icon and word">
      <div className={styles.tight}>
        <StatusBadge status="ready">Ready</StatusBadge>
        <StatusBadge status="contact">On contact</StatusBadge>
        <StatusBadge status="wrap">Wrap-up</StatusBadge>
        <StatusBadge status="notReady">Not ready</StatusBadge>
        <StatusBadge status="offline">Offline</StatusBadge>
        <StatusBadge status="emergency">Emergency</StatusBadge>
        <StatusBadge status="emergency" solid>
          Emergency
        </StatusBadge>
        <StatusBadge status="machine">Drafted, check sources</StatusBadge>
        <StatusBadge status="plain">Plain</StatusBadge>
      </div>
      <div className={styles.row}>
        <SlaRing verdict="onTime" share={0.78}>
          Reply in 1:34
        </SlaRing>
        <SlaRing verdict="near" share={0.3}>
          Reply in 0:38
        </SlaRing>
        <SlaRing verdict="late" share={0}>
          Late by 0:12
        </SlaRing>
        <Kbd keys="Ctrl K" />
      </div>
    </Block>
  );
}
