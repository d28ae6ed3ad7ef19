import { desk, refusal, text } from '../../../(console)/desk.ts';
import { place } from '#ui/console/place.ts';
import type { Actions, PageServerLoad } from './$types';

/** Everybody with an account. The room refuses whoever may not manage people, whatever the page shows. */
export const load: PageServerLoad = async ({ locals }) => {
  const { house, staff } = desk(locals);
  const people = await house.people.listPeople({ by: staff });
  return {
    people: people.map((person) => ({
      id: person.id,
      name: person.name,
      email: person.email,
      roles: person.roles,
      hasSecondFactor: person.hasTotp || person.passkeys > 0,
      isOpen: person.disabledAt === null,
      isMe: person.id === staff.id,
    })),
  };
};

const chosen = (form: FormData): string[] => form.getAll('roles').filter((role) => typeof role === 'string');

export const actions: Actions = {
  invite: async ({ locals, request, url }) => {
    const { house, staff, language } = desk(locals);
    const form = await request.formData();
    const typed = { name: text(form, 'name'), email: text(form, 'email'), roles: chosen(form) };
    try {
      const { oneTimePath } = await house.people.invitePerson({ by: staff, ...typed });
      return { link: new URL(place(language, oneTimePath), url).href, linkFor: typed.name };
    } catch (thrown) {
      return refusal(thrown, language, { typed });
    }
  },

  roles: async ({ locals, request }) => {
    const { house, staff, language } = desk(locals);
    const form = await request.formData();
    try {
      await house.people.changeRoles({ by: staff, id: text(form, 'id'), roles: chosen(form) });
    } catch (thrown) {
      return refusal(thrown, language, {});
    }
    return { done: true };
  },

  disable: async ({ locals, request }) => {
    const { house, staff, language } = desk(locals);
    try {
      await house.people.disablePerson({ by: staff, id: text(await request.formData(), 'id') });
    } catch (thrown) {
      return refusal(thrown, language, {});
    }
    return { done: true };
  },

  enable: async ({ locals, request }) => {
    const { house, staff, language } = desk(locals);
    try {
      await house.people.enablePerson({ by: staff, id: text(await request.formData(), 'id') });
    } catch (thrown) {
      return refusal(thrown, language, {});
    }
    return { done: true };
  },

  reset: async ({ locals, request, url }) => {
    const { house, staff, language } = desk(locals);
    const form = await request.formData();
    try {
      const { oneTimePath } = await house.people.resetAccess({ by: staff, id: text(form, 'id') });
      return { link: new URL(place(language, oneTimePath), url).href, linkFor: text(form, 'name') };
    } catch (thrown) {
      return refusal(thrown, language, {});
    }
  },
};
