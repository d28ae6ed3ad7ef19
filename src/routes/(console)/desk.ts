import { error, fail } from '@sveltejs/kit';
import type { ProblemDefinition } from '#ground/problem';
import type { Staff } from '#people';
import type { House } from '../../server/house.ts';
import { mayDo, type Action } from '../../server/policies.ts';
import type { Language } from '#ui/messages/typeset.ts';

/** Who works here, with what, in which language. The router has already refused everybody else. */
export interface Desk {
  house: House;
  staff: Staff;
  language: Language;
}

/** The desk of a request; 401 when nobody is signed in, which the router makes impossible. */
export function desk(locals: App.Locals): Desk {
  if (!locals.staff) error(401, { message: 'nobody is signed in' });
  return { house: locals.house, staff: locals.staff, language: locals.language };
}

/** 'Camille Martin' → 'CM'. */
export const initialsOf = (name: string): string =>
  name
    .split(/\s+/u)
    .map((part) => part.slice(0, 1).toUpperCase())
    .slice(0, 2)
    .join('');

/** Whether this person may do an act: what a page offers and what a form's action allows ask the router's one table. */
export const can = (staff: Staff, action: Action): boolean => mayDo(staff, action);

/** Refuses an act of a form that this person may not do, as the router would: as if it were not there. */
export function mustBeAbleTo(staff: Staff, action: Action): void {
  if (!can(staff, action)) error(404, { message: 'not found' });
}

/** What a form shows after a foreseen refusal: the words, the stable code, the field to mend, what was typed. */
export interface Refusal {
  problem: { code: string; text: string };
  field: string | null;
}

/**
 * A foreseen refusal, told by its shape: the web build carries its own copy of the class, so that `instanceof`
 * would not know it.
 */
function definitionOf(thrown: unknown): { definition: ProblemDefinition; field: string | undefined } | null {
  if (!(thrown instanceof Error) || thrown.name !== 'Problem' || !('definition' in thrown)) return null;
  return {
    definition: thrown.definition as ProblemDefinition, // made by #ground/problem only
    field: 'field' in thrown && typeof thrown.field === 'string' ? thrown.field : undefined,
  };
}

/** Turns a foreseen refusal into the answer of a form, with what was typed; anything else goes on up. */
export function refusal<Typed extends Record<string, unknown>>(
  thrown: unknown,
  language: Language,
  typed: Typed,
) {
  const known = definitionOf(thrown);
  if (!known) throw thrown;
  const { definition, field } = known;
  const problem = { code: definition.code, text: definition.operator[language] };
  return fail(definition.status, { ...typed, problem, field: field ?? null } satisfies Refusal & Typed);
}

/** The same for a page that cannot be shown at all. */
export function refuse(thrown: unknown, language: Language): never {
  const known = definitionOf(thrown);
  if (!known) throw thrown;
  error(known.definition.status, {
    message: known.definition.operator[language],
    code: known.definition.code,
  });
}

/** A text field of a form, trimmed; '' when it is missing. NUL is dropped: no database would keep it. */
export function text(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value.replaceAll('\0', '').trim() : '';
}
