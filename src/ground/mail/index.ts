export { makeMailer, MailRefused, MailUnavailable, type Letter, type Mailer } from './mailer.ts';
