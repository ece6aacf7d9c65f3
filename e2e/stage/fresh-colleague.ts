import type { Role } from '@switchboard/shared/access';
import type { APIRequestContext } from '@playwright/test';
import type { DemoAccount } from './stack.ts';

let made = 0;
const password = 'Quiet-Weir-Lantern-7';

/**
 * A colleague of one test's own: one person has one live desk, so two tests that sign in as the same one would take it
 * from each other. Made by the demonstration's security administrator, through the front door.
 */
export async function freshColleague(
  request: APIRequestContext,
  role: Role,
  organisation = 'Eastmere Police',
): Promise<{ readonly userName: string; readonly password: string; readonly displayName: string }> {
  const accounts = JSON.parse(process.env['STACK_ACCOUNTS'] ?? '[]') as DemoAccount[];
  const administrator = accounts.find(
    (each) => each.role === 'Security administrator' && each.organisation === organisation,
  );
  if (!administrator) throw new Error(`there is no security administrator of ${organisation}`);
  made += 1;
  const mark = `${process.pid}-${made}-${Math.trunc(performance.now())}`;
  const user = { userName: `${role}.${mark}`.toLowerCase(), displayName: `Robin ${mark}` };
  const { token } = await sent<{ token: string }>(request, 'session', {
    username: administrator.userName,
    password: administrator.password,
  });
  const roles = [{ role, serviceAreaId: null }];
  const { link } = await sent<{ link: string }>(request, 'users', { ...user, roles }, token);
  await sent(request, 'password/reset', { linkToken: link.split('#')[1], newPassword: password });
  return { ...user, password };
}

async function sent<Answer>(request: APIRequestContext, path: string, data: object, token?: string): Promise<Answer> {
  const headers = { 'Idempotency-Key': crypto.randomUUID(), ...(token && { Authorization: `Bearer ${token}` }) };
  const answer = await request.post(`/api/v1/${path}`, { data, headers });
  if (!answer.ok()) throw new Error(`${path} was refused: ${await answer.text()}`);
  const text = await answer.text();
  return (text ? JSON.parse(text) : null) as Answer;
}
