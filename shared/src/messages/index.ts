export { type DemoOutboxMessage, demoOutboxMessageSchema, demoOutboxOperations } from './demo-outbox-operations.ts';
export {
  type MailMessage,
  mailMessageSchema,
  type OutgoingMessage,
  outgoingMessageSchema,
  type SmsMessage,
  smsMessageSchema,
} from './outgoing-message.ts';
