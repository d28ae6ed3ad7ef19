export { openListReader, readList } from './read-list.ts';
export type { ListOptions, ListSource } from './read-list.ts';
export { readPdqList } from './pdq-list.ts';
export type { PdqList } from './pdq-list.ts';
export { isRefusal, signalTypeNamed } from './signal.ts';
export type { ListItem, Refusal, RefusalReason, Signal, SignalType } from './signal.ts';
export { datasetHeader, datasetRow, hmaSignals, pdqCommandLine, signalLine } from './write-list.ts';
