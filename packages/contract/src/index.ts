export { problemSchema, type ProblemDocument } from './problem.ts';
export { acceptedSchema, reportSchema, type AcceptedReport, type ReportInput } from './report.ts';
export { receiptSchema, type ReceiptDocument } from './receipt.ts';
