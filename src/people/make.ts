import type { Clock } from '#ground/clock';
import type { Seals } from '#ground/crypto';
import type { Db } from '#ground/db';
import { isId } from '#ground/ids';
import type { JobHandler } from '#ground/jobs';
import type { Listener } from '#ground/events';
import type { Context } from './context.ts';
import { hasDemoAccounts, seedDemoTeam } from './demo-team.ts';
import { makeLogin, type Login } from './login.ts';
import { enterByOneTimeLink, peekOneTimeLink } from './one-time-link.ts';
import { answerPasskey } from './passkey-door.ts';
import {
  beginTotp,
  confirmTotp,
  myWaysIn,
  removePasskey,
  removeTotp,
  renewBackupCodes,
  setPassword,
} from './second-factor.ts';
import { namesById } from './people.sql.ts';
import { issueProgramKey, listProgramKeys, programOf, revokeProgramKey } from './programs.ts';
import { findSession } from './sessions.ts';
import { ensureSetupCode, needsSetUp, setUp } from './set-up.ts';
import { signInWithCode, signInWithPassword, signOut } from './sign-in.ts';
import { changeRoles, disablePerson, enablePerson, invitePerson, listPeople, resetAccess } from './team.ts';

/** What this room is given. `origins`: every public origin, e.g. `https://vigie.example`; the first is the usual one. */
export interface PeoplePorts {
  db: Db;
  clock: Clock;
  seals: Seals;
  mode: 'sandbox' | 'production';
  origins: readonly [string, ...string[]];
}

/** Hands each request the login of the origin it came to; an unknown host gets the usual one, which refuses it. */
function loginsByHost({ db, seals, origins }: PeoplePorts): (headers: Headers) => Login {
  const made = new Map<string, Login>();
  const originByHost = new Map(origins.map((origin) => [new URL(origin).host, new URL(origin).origin]));
  return (headers) => {
    const origin = originByHost.get(headers.get('host') ?? '') ?? new URL(origins[0]).origin;
    const login = made.get(origin) ?? makeLogin({ db, seals, origin });
    made.set(origin, login);
    return login;
  };
}

/** Fixes the room's context as the first argument of a use case. */
const within =
  (context: Context) =>
  <Given extends unknown[], Result>(act: (context: Context, ...given: Given) => Result) =>
  (...given: Given): Result =>
    act(context, ...given);

/** The use cases of this room. Those that let somebody in return the cookies which the front door sets. */
export function make(ports: PeoplePorts) {
  const context: Context = { ...ports, loginFor: loginsByHost(ports) };
  const use = within(context);
  const listeners: Listener[] = [];
  const jobs: JobHandler[] = [];
  return {
    /** Who is signed in by these request headers; null for nobody, a closed account or an ended session. */
    sessionOf: async (headers: Headers) => (await findSession(context, headers))?.staff ?? null,
    answerPasskey: use(answerPasskey),
    signInWithPassword: use(signInWithPassword),
    signInWithCode: use(signInWithCode),
    signOut: use(signOut),
    peekOneTimeLink: use(peekOneTimeLink),
    enterByOneTimeLink: use(enterByOneTimeLink),
    needsSetUp: use(needsSetUp),
    ensureSetupCode: use(ensureSetupCode),
    setUp: use(setUp),
    seedDemoTeam: use(seedDemoTeam),
    hasDemoAccounts: use(hasDemoAccounts),
    myWaysIn: use(myWaysIn),
    beginTotp: use(beginTotp),
    confirmTotp: use(confirmTotp),
    removeTotp: use(removeTotp),
    renewBackupCodes: use(renewBackupCodes),
    setPassword: use(setPassword),
    removePasskey: use(removePasskey),
    /** Names of staff and programs by id, for log books and lists; ids that nobody has are left out. */
    namesOf: (ids: readonly string[]) => namesById(context.db, ids.filter(isId)),
    listPeople: use(listPeople),
    invitePerson: use(invitePerson),
    changeRoles: use(changeRoles),
    disablePerson: use(disablePerson),
    enablePerson: use(enablePerson),
    resetAccess: use(resetAccess),
    issueProgramKey: use(issueProgramKey),
    revokeProgramKey: use(revokeProgramKey),
    listProgramKeys: use(listProgramKeys),
    programOf: use(programOf),
    listeners,
    jobs,
  };
}

/** The room as `house.ts` holds it. */
export type People = ReturnType<typeof make>;
