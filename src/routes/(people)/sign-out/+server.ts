import { redirect } from '@sveltejs/kit';
import { pathIn } from '#ui/words/paths.ts';
import { keep } from '../answers.ts';
import type { RequestHandler } from './$types';

/** Ends the session at the server and in the browser. */
export const POST: RequestHandler = async ({ locals, request, cookies }) => {
  keep(cookies, await locals.house.people.signOut({ headers: request.headers }));
  redirect(303, pathIn(locals.language, '/sign-in?left'));
};

/** A link to here signs nobody out: only the form does. */
export const GET: RequestHandler = ({ locals }) => redirect(303, pathIn(locals.language, '/account'));
