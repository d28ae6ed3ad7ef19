export { make, type RepliesRoom } from './make.ts';
export { isOutcome, outcomes, type Message, type MessageKind, type Outcome } from './message.ts';
export { replySent } from './events.ts';
export { permissions } from './permissions.ts';
export { composeLetter, type House, type WrittenLetter } from './letters/compose-letter.ts';
export { letterExamples } from './letters/examples.ts';
