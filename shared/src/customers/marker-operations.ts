import { z } from 'zod';
import { command } from '../access/index.ts';
import { idOf } from '../kernel/index.ts';
import { calendarDaySchema } from './calendar-day.ts';
import { markerInput } from './marker.ts';

const customerId = idOf('customer');
const markerId = idOf('marker');
const version = z.int().min(1).describe('The version the change was made against');

export const markerOperations = {
  add: command({
    name: 'marker.add',
    summary: 'Sets a marker on a customer, with its source and the day of its review',
    access: 'customers.write',
    method: 'POST',
    path: '/api/v1/customers/:customerId/markers',
    input: z.object({ customerId, ...markerInput }),
    output: z.object({ markerId }),
  }),
  review: command({
    name: 'marker.review',
    summary: 'Says that a marker is still true, as it is now worded, and when to look again',
    access: 'customers.write',
    method: 'POST',
    path: '/api/v1/markers/:markerId/review',
    input: z.object({ markerId, version, text: markerInput.text, reviewOn: calendarDaySchema }),
    output: z.object({ version }),
    refusals: ['record/changed-meanwhile', 'marker/already-ended'],
  }),
  end: command({
    name: 'marker.end',
    summary: 'Takes a marker away because it is no longer true; the audit trail keeps why',
    access: 'customers.write',
    method: 'POST',
    path: '/api/v1/markers/:markerId/end',
    input: z.object({ markerId, reason: z.string().trim().min(1).max(240) }),
    output: z.object({ version: z.int() }),
  }),
};
