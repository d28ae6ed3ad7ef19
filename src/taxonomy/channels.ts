import type { Code } from './code-list.ts';

/** By which way a report came in. `origin` is the word that yearly figures count by. */
export type Channel = Code & { readonly origin: 'public' | 'partner' | 'peer' | 'own' };

export const channels: readonly Channel[] = [
  { code: 'form', origin: 'public', label: { fr: 'Formulaire', en: 'Form' } },
  { code: 'api', origin: 'public', label: { fr: 'Interface (API)', en: 'Interface (API)' } },
  { code: 'extension', origin: 'public', label: { fr: 'Extension de navigateur', en: 'Browser extension' } },
  { code: 'app', origin: 'public', label: { fr: 'Application mobile', en: 'Mobile app' } },
  { code: 'email', origin: 'public', label: { fr: 'Courriel', en: 'E-mail' } },
  { code: 'phone', origin: 'public', label: { fr: 'Téléphone', en: 'Telephone' } },
  { code: 'helpline', origin: 'partner', label: { fr: 'Ligne d’écoute', en: 'Helpline' } },
  { code: 'partner', origin: 'partner', label: { fr: 'Partenaire', en: 'Partner' } },
  { code: 'peer', origin: 'peer', label: { fr: 'Hotline homologue', en: 'Peer hotline' } },
  { code: 'own', origin: 'own', label: { fr: 'Recherche de l’équipe', en: 'Found by the team' } },
];
