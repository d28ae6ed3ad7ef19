import { redirect } from '@sveltejs/kit';
import type { DossierState } from '#hotline/dossier';
import { place } from '#ui/console/place.ts';
import { can, desk, mustBeAbleTo, refusal, refuse, text } from '../../../desk.ts';
import { rowOf } from '../../../show.ts';
import { beginsReading } from './one-reading.ts';
import { readAnswers, readClosing } from './read-forms.ts';
import { startAssistant } from './show-assistant.ts';
import { showHosting, showItems, showNotices, showPage, showReports } from './show-facts.ts';
import { namesOf, removalSeconds, showLog, showQualifications } from './show-past.ts';
import type { Actions, PageServerLoad } from './$types';

/** One dossier as a person works on it. Reading it is an act and is written in the audit trail. */
export const load: PageServerLoad = async ({ locals, params, url, depends, isDataRequest }) => {
  depends('console:live');
  const { house, staff, language } = desk(locals);
  const { id } = params;
  try {
    const dossier = await house.dossier.find(id);
    if (beginsReading({ staffId: staff.id, dossierId: id, isRefresh: isDataRequest })) {
      await house.audit.record(house.db, {
        actor: staff.id,
        action: 'dossier.view',
        subject: id,
        detail: { number: house.dossier.reference(dossier) },
      });
    }
    const [reports, items, page, hostings, hoster, notices, checks, watch, history, events, claim, reason] =
      await Promise.all([
        house.intake.reportsOf(id),
        house.knownImages.itemsOf(id),
        house.knownImages.pageOf(id),
        house.location.hostingsOf(id),
        house.location.hosterOf(id),
        house.removal.noticesOf(id),
        house.watch.checksOf(id),
        house.watch.watchOf(id),
        house.legalQualification.history(id),
        house.dossier.timeline(id),
        house.dossier.claimOn(id),
        house.wellBeing.reasonFor(staff.id, id),
      ]);
    const names = await namesOf(house, [
      claim?.staffId,
      ...history.map((past) => past.decidedBy),
      ...events.map((event) => by(event.data)),
    ]);
    return {
      dossier: rowOf(house, dossier),
      now: new Date(),
      said: showReports(reports, can(staff, 'intake.read-comment')),
      items: showItems(items),
      page: showPage(page, dossier.locator, house.intake.defang),
      hosting: showHosting(hostings[0], hoster, house.intake.defang),
      notices: showNotices(notices),
      checks: checks.map(({ at, verdict, gone }) => ({ at, verdict, gone })),
      nextLook: watch?.state === 'open' ? watch.nextAt : null,
      sameHost: await countHost(house, dossier.host),
      qualifications: showQualifications(history, staff.id, names, language),
      log: showLog(events, names, language),
      removedAfter: dossier.state === 'removed' ? removalSeconds(events) : null,
      claim: claim
        ? { mine: claim.staffId === staff.id, who: names.get(claim.staffId) ?? null, until: claim.expiresAt }
        : null,
      mayDecide: can(staff, 'dossier.claim'),
      maySecond: can(staff, 'legal-qualification.second-read') && dossier.movedBy !== staff.id,
      mayView: can(staff, 'known-images.clear'),
      mayReopen: can(staff, 'dossier.reopen'),
      reasonGiven: reason !== null,
      veiled: url.searchParams.get('veil'),
      assistant: startAssistant({ dossier, items, page, reports, asked: url.searchParams.get('infraction') }),
    };
  } catch (thrown) {
    return refuse(thrown, language);
  }
};

/** How many dossiers of this host there have been, and how many ended in a removal; the newest two hundred count. */
async function countHost(house: App.Locals['house'], host: string | null) {
  if (host === null) return null;
  const states = Object.keys(await house.dossier.counts()) as DossierState[];
  const { rows, next } = await house.dossier.queue({ states, host, order: 'newest', limit: 200 });
  return {
    dossiers: rows.length,
    isMore: next !== null,
    removed: rows.filter(({ state }) => state === 'removed').length,
  };
}

const by = (data: unknown): string | undefined => {
  const who = (data as { by?: unknown }).by;
  return typeof who === 'string' ? who : undefined;
};

export const actions: Actions = {
  take: async ({ locals, params }) => {
    const { house, staff, language } = desk(locals);
    mustBeAbleTo(staff, 'dossier.claim');
    try {
      const dossier = await house.dossier.claim(params.id, staff.id);
      await house.audit.record(house.db, {
        actor: staff.id,
        action: 'dossier.claim',
        subject: params.id,
        detail: { number: house.dossier.reference(dossier) },
      });
    } catch (thrown) {
      return refusal(thrown, language, {});
    }
    redirect(303, place(language, `/console/dossiers/${params.id}`));
  },

  'give-back': async ({ locals, params }) => {
    const { house, staff, language } = desk(locals);
    const was = await house.dossier.release(params.id, staff.id);
    if (was)
      await house.audit.record(house.db, {
        actor: staff.id,
        action: 'dossier.release',
        subject: params.id,
        detail: {},
      });
    redirect(303, place(language, `/console/task?returned=${params.id}`));
  },

  /** Without script: shows what the law says of the answers given so far, and keeps them. */
  assess: async ({ request }) => readAnswers(await request.formData()),

  qualify: async ({ locals, params, request }) => {
    const { house, staff, language } = desk(locals);
    const typed = readAnswers(await request.formData());
    try {
      await house.legalQualification.qualify({
        dossierId: params.id,
        staff,
        infraction: typed.infraction,
        answers: typed.answers,
        verdict: typed.verdict,
        reasons: typed.reasons,
        language,
      });
    } catch (thrown) {
      return refusal(thrown, language, typed);
    }
    redirect(303, await afterDecision(house, params.id, language));
  },

  close: async ({ locals, params, request }) => {
    const { house, staff, language } = desk(locals);
    const form = await request.formData();
    const typed = { ...readAnswers(form), ...readClosing(form) };
    try {
      if (typed.as === 'closed-passed-on') {
        mustBeAbleTo(staff, 'dossier.pass-on');
        await house.dossier.claim(params.id, staff.id); // whoever passes it on holds it: DOS-003 otherwise
        await house.dossier.move(house.db, params.id, 'closed-passed-on', {
          by: staff.id,
          reason: typed.why,
        });
        await house.audit.record(house.db, {
          actor: staff.id,
          action: 'dossier.pass-on',
          subject: params.id,
          detail: { reason: typed.why },
        });
      } else {
        await house.legalQualification.closeWithout({
          dossierId: params.id,
          staff,
          as: typed.as,
          reasons: typed.why,
        });
      }
    } catch (thrown) {
      return refusal(thrown, language, typed);
    }
    redirect(303, await afterDecision(house, params.id, language));
  },

  second: async ({ locals, params, request }) => {
    const { house, staff, language } = desk(locals);
    const form = await request.formData();
    const typed = { agree: text(form, 'agree'), secondReasons: text(form, 'secondReasons') };
    try {
      await house.legalQualification.secondRead({
        dossierId: params.id,
        staff,
        agree: typed.agree === 'yes',
        reasons: typed.secondReasons,
      });
    } catch (thrown) {
      return refusal(thrown, language, typed);
    }
    redirect(303, await afterDecision(house, params.id, language));
  },

  reopen: async ({ locals, params, request }) => {
    const { house, staff, language } = desk(locals);
    mustBeAbleTo(staff, 'dossier.reopen');
    const why = text(await request.formData(), 'why');
    try {
      await house.dossier.reopen(params.id, { by: staff.id, reason: why });
      await house.audit.record(house.db, {
        actor: staff.id,
        action: 'dossier.reopen',
        subject: params.id,
        detail: { reason: why },
      });
    } catch (thrown) {
      return refusal(thrown, language, { why });
    }
    redirect(303, place(language, `/console/dossiers/${params.id}`));
  },
};

/** Back to the task page, which names what was just decided and offers the next one. */
async function afterDecision(house: App.Locals['house'], id: string, language: 'fr' | 'en'): Promise<string> {
  const number = house.dossier.reference(await house.dossier.find(id));
  return place(language, `/console/task?decided=${number}`);
}
