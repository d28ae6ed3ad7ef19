import { redirect } from '@sveltejs/kit';
import type { Cookie } from '#people';
import { pathIn } from '#ui/words/paths.ts';
import { landing } from './answers.ts';

/** Sends somebody who has just been let in to where they may go; the session is read from the cookies just made. */
export async function arrive(
  { house, language }: Pick<App.Locals, 'house' | 'language'>,
  headers: Headers,
  { cookies, wanted }: { cookies: readonly Cookie[]; wanted: string | null },
): Promise<never> {
  const cookie = cookies.map(({ name, value }) => `${name}=${encodeURIComponent(value)}`).join('; ');
  const staff = await house.people.sessionOf(new Headers({ host: headers.get('host') ?? '', cookie }));
  if (!staff || staff.mustSecure) redirect(303, pathIn(language, '/account'));
  redirect(303, landing(language, staff.roles, wanted));
}
