import { desk, can, mustBeAbleTo, refusal, text } from '../../desk.ts';
import type { Actions, PageServerLoad } from './$types';

/** What waits to leave, who nobody can be written to about, and the registry of hosters. */
export const load: PageServerLoad = async ({ locals, depends }) => {
  depends('console:live');
  const { house, staff } = desk(locals);
  const [waiting, hosters, health] = await Promise.all([
    house.removal.waiting(),
    house.location.hosters(),
    house.health(),
  ]);
  return {
    now: new Date(),
    mail: health.mail,
    notices: waiting.notices.map((notice) => ({
      id: notice.id,
      reference: notice.reference,
      hoster: notice.hosterName,
      isReminder: notice.isReminder,
      state: notice.state,
      since: notice.queuedAt,
      attempts: notice.attempts,
      problem: notice.lastProblem,
      dossiers: notice.dossierIds.length,
    })),
    stranded: waiting.dossiers.map((dossier) => ({
      id: dossier.dossierId,
      number: dossier.reference,
      since: dossier.since,
      because: dossier.because,
      hoster: dossier.hosterName,
      network: dossier.network,
    })),
    hosters: hosters.map((hoster) => ({
      id: hoster.id,
      name: hoster.name,
      country: hoster.country,
      language: hoster.language,
      email: hoster.abuseEmail === null ? null : house.intake.defang(hoster.abuseEmail),
      covers: [...hoster.domains, ...hoster.prefixes, ...hoster.asns.map((asn) => `AS${asn}`)],
      approvedAt: hoster.approvedAt,
    })),
    mayRegister: can(staff, 'location.register-hoster'),
    mayApprove: can(staff, 'location.approve-hoster'),
    maySendAgain: can(staff, 'removal.send-again'),
  };
};

const several = (typed: string): string[] => typed.split(/[\s,;]+/u).filter((part) => part !== '');

export const actions: Actions = {
  register: async ({ locals, request }) => {
    const { house, staff, language } = desk(locals);
    mustBeAbleTo(staff, 'location.register-hoster');
    const form = await request.formData();
    const typed = Object.fromEntries(
      ['name', 'country', 'language', 'abuseEmail', 'asns', 'prefixes', 'domains'].map((name) => [
        name,
        text(form, name),
      ]),
    );
    try {
      await house.location.registerHoster(
        {
          name: typed['name'] ?? '',
          country: typed['country'] ? typed['country'].toUpperCase() : null,
          language: typed['language'] === 'fr' ? 'fr' : 'en',
          abuseEmail: typed['abuseEmail'] || null,
          asns: several(typed['asns'] ?? '').map((asn) => Number(asn.replace(/^as/iu, ''))),
          prefixes: several(typed['prefixes'] ?? ''),
          domains: several(typed['domains'] ?? ''),
        },
        staff.id,
      );
    } catch (thrown) {
      return refusal(thrown, language, { typed });
    }
    return { done: 'saved' as const };
  },

  approve: async ({ locals, request }) => {
    const { house, staff, language } = desk(locals);
    mustBeAbleTo(staff, 'location.approve-hoster');
    try {
      await house.location.approveHoster(text(await request.formData(), 'hoster'), staff.id);
    } catch (thrown) {
      return refusal(thrown, language, {});
    }
    return { done: 'approved' as const };
  },

  again: async ({ locals, request }) => {
    const { house, staff, language } = desk(locals);
    mustBeAbleTo(staff, 'removal.send-again');
    try {
      await house.removal.sendAgain(text(await request.formData(), 'notice'), staff.id);
    } catch (thrown) {
      return refusal(thrown, language, {});
    }
    return { done: 'again' as const };
  },
};
