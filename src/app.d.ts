import type { IncomingMessage } from 'node:http';
import type { Language } from '#ui/messages/index.ts';
import type { Staff } from '#people';
import type { House } from './server/house.ts';

declare global {
  namespace App {
    interface Error {
      message: string;
      /** Stable code of the problem, for people to quote. */
      code?: string;
    }
    interface Locals {
      house: House;
      language: Language;
      isSandbox: boolean;
      /** Null on public pages, also when somebody is signed in: they do not ask. */
      staff: Staff | null;
      /** Into which lane a report of this request goes; counts it. */
      lane(): 0 | 1;
    }
    interface Platform {
      req?: IncomingMessage;
    }
  }
}

export {};
