import { customerNoteOperations, customerOperations, markerOperations } from '@switchboard/shared/customers';
import type { OperationRegistry } from '../../platform/operations/registry.ts';
import { createCustomer } from '../use-cases/create-customer.ts';
import { addMarker, endMarker, reviewMarker } from '../use-cases/mark-customer.ts';
import { updateCustomer } from '../use-cases/update-customer.ts';
import { pinNote, writeNote } from '../use-cases/write-note.ts';

export function registerCustomerCommands(registry: OperationRegistry): void {
  registry.command(customerOperations.create, ({ tx }, input) => createCustomer(tx, input));
  registry.command(customerOperations.update, ({ tx }, input) => updateCustomer(tx, input));
  registry.command(markerOperations.add, ({ tx }, input) => addMarker(tx, input));
  registry.command(markerOperations.review, ({ tx }, input) => reviewMarker(tx, input));
  registry.command(markerOperations.end, ({ tx }, input) => endMarker(tx, input));
  registry.command(customerNoteOperations.add, ({ tx }, input) => writeNote(tx, input));
  registry.command(customerNoteOperations.pin, ({ tx }, input) => pinNote(tx, input));
}
