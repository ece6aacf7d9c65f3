export { DemoOutbox, demoOutboxMigration, registerDemoOutbox } from './demo-outbox.ts';
export { type MessagePort, type MessageProviders, openMessagePort } from './message-port.ts';
export type { MailProvider, MessageProvider, Sending, SmsProvider } from './message-provider.ts';
export { SmtpMailProvider } from './smtp-mail-provider.ts';
