export { make, type IntakeRoom, type ReadReport } from './make.ts';
export {
  longestComment,
  looksLikeEmail,
  problemOfFault,
  type Acceptance,
  type Submission,
} from './accept-report.ts';
export { mostLocators, type Locator, type LocatorFault, type ParsedLocator } from './locator.ts';
export { parseLocator, parseLocators } from './parse-locator.ts';
export { defang, refang } from './refang.ts';
export {
  newReceipt,
  normaliseReceipt,
  receiptFrom,
  wordsOfReceipt,
  type NormalisedReceipt,
} from './receipt-code.ts';
export type { ReceiptDossier, ReceiptStatus, ReceiptStep, ReceiptWord } from './receipt-status.ts';
export { reportAccepted } from './events.ts';
export { permissions } from './permissions.ts';
export { problems } from './problems.ts';
export { ownDelay } from './own-delay.ts';
