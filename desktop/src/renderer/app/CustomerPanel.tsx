/** The customer beside a contact, for the screens that have contacts in hand: features do not know each other. */
export { CustomerPanel } from '../features/customers/CustomerPanel.tsx';
export type { CustomerPanelProps, SaidOfHerself, WhoItIs } from '../features/customers/customer-panel-props.ts';
