import { useState } from 'react';
import { useMayI } from '../../app/use-me.ts';
import { useOpenRecord } from '../../app/use-open-record.ts';
import { CustomerPage } from './CustomerPage.tsx';
import { CustomerSearch } from './CustomerSearch.tsx';
import styles from './Customers.module.css';
import { NewCustomerDrawer } from './NewCustomerDrawer.tsx';

/** The customers: searched for, opened, made. What was searched for stays while a record is looked at. */
export function CustomersScreen() {
  const mayWrite = useMayI('customers.write');
  const { openId, open, close } = useOpenRecord();
  const [text, setText] = useState('');
  if (openId !== undefined && openId !== 'new') {
    return (
      <div className={styles.screen}>
        <CustomerPage key={openId} customerId={openId} onBack={close} />
      </div>
    );
  }
  return (
    <div className={styles.screen}>
      <CustomerSearch text={text} onText={setText} onOpen={open} onNew={() => open('new')} />
      {openId === 'new' && mayWrite && <NewCustomerDrawer onDone={open} onClose={close} />}
    </div>
  );
}
