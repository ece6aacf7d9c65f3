import { z } from 'zod';
import { command, query } from '../access/index.ts';
import { idOf, pageInput, pageOf } from '../kernel/index.ts';
import { addressInputSchema } from './address.ts';
import { pointInputSchema, pointKindSchema } from './contact-point.ts';
import { customerBriefSchema, customerDetails, customerRecordSchema } from './customer.ts';
import { timelineEntrySchema } from './timeline.ts';

const customerId = idOf('customer');
const version = z.int().min(1).describe('The version the change was made against');
const whole = {
  ...customerDetails,
  points: z.array(pointInputSchema).max(30).default([]),
  addresses: z.array(addressInputSchema).max(20).default([]),
};
const mostFound = 50;

export const customerOperations = {
  search: query({
    name: 'customer.search',
    summary: 'Finds customers by name, phone in any spelling, e-mail, handle, address, postcode or reference',
    access: 'customers.read',
    audit: 'search',
    path: '/api/v1/customers',
    input: z.object({
      text: z.string().trim().min(2).max(160),
      limit: z.coerce.number().int().min(1).max(mostFound).default(25),
    }),
    output: z.object({
      items: z.array(customerBriefSchema),
      isCut: z.boolean().describe('More were found than are shown: ask more exactly'),
    }),
  }),
  resolve: query({
    name: 'customer.resolve',
    summary: 'Tells whose contact point this is: of one customer, of several, of none',
    access: 'customers.read',
    audit: 'search',
    path: '/api/v1/customers/by-contact-point',
    input: z.object({
      kind: pointKindSchema,
      value: z.string().trim().min(1).max(254),
      channel: z.string().trim().max(40).optional().describe('For a handle'),
    }),
    output: z.object({ match: z.enum(['one', 'several', 'none']), items: z.array(customerBriefSchema) }),
  }),
  briefs: query({
    name: 'customer.briefs',
    summary: 'Shows several customers in brief, to choose among them',
    access: 'customers.read',
    audit: 'search',
    path: '/api/v1/customers/briefs',
    input: z.object({ ids: z.string().max(740).describe('Up to 20 ids, divided by commas') }),
    output: z.object({ items: z.array(customerBriefSchema) }),
  }),
  read: query({
    name: 'customer.read',
    summary: 'Shows one customer with points, addresses, markers and pinned notes',
    access: 'customers.read',
    audit: 'view',
    path: '/api/v1/customers/:customerId',
    input: z.object({ customerId }),
    output: customerRecordSchema,
  }),
  timeline: query({
    name: 'customer.timeline',
    summary: 'Shows what happened with a customer, the newest first; only what the caller may see',
    access: 'customers.read',
    audit: 'view',
    path: '/api/v1/customers/:customerId/timeline',
    input: z.object({ customerId, ...pageInput, kind: z.enum(['contact', 'note']).optional() }),
    output: pageOf(timelineEntrySchema),
  }),
  create: command({
    name: 'customer.create',
    summary: 'Creates a customer; warns of records that may be the same one',
    access: 'customers.write',
    method: 'POST',
    path: '/api/v1/customers',
    input: z.object({
      ...whole,
      knownDuplicateIds: z
        .array(customerId)
        .max(50)
        .default([])
        .describe('Records that were looked at and are somebody else'),
    }),
    output: z.object({ customerId, reference: z.string() }),
    refusals: ['customer/possible-duplicate'],
  }),
  update: command({
    name: 'customer.update',
    summary: 'Changes what is known about a customer; points and addresses that are left out are removed',
    access: 'customers.write',
    method: 'PUT',
    path: '/api/v1/customers/:customerId',
    input: z.object({ customerId, version, ...whole }),
    output: z.object({ version }),
    refusals: ['record/changed-meanwhile'],
  }),
};
