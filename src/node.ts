/** `npm start`: the portal on Node. Without DATABASE_URL it is a demonstration on the embedded database. */
import { failureOf } from './cli/failures.ts';
import { describeProblems, parseConfig } from './config.ts';
import { serve } from './serve.ts';

const parsed = parseConfig(process.env);
if (parsed.ok) {
  await serve(parsed.config).catch(fail);
} else {
  fail(describeProblems(parsed.problems));
}

function fail(reason: unknown): void {
  const { message } = typeof reason === 'string' ? { message: reason } : failureOf(reason);
  console.error(`mingbai: ${message}`);
  process.exitCode = 1;
}
