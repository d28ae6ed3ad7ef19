import '../src/server/node-version.ts';
import { checks, runStep } from './run-step.ts';

const failed: string[] = [];
for (const [name, args] of checks) if (!(await runStep(name, args)).ok) failed.push(name);
console.log(failed.length === 0 ? '\nEverything checks.' : `\nTo mend: ${failed.join(', ')}.`);
process.exitCode = failed.length === 0 ? 0 : 1;
