#!/usr/bin/env node
/** The process behind `mingbai`. */
import { randomUUID } from 'node:crypto';
import { EXIT } from './exit-code.ts';
import { openPortal } from './portal.ts';
import { run } from './run.ts';
import { terminal } from './terminal.ts';

// `mingbai export | head` ends when head has seen enough: that is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  process.exit(error.code === 'EPIPE' ? EXIT.ok : EXIT.failed);
});
process.stderr.on('error', () => {});

process.exitCode = await run(process.argv.slice(2), {
  terminal: terminal(process.stdout, process.stderr),
  environment: process.env,
  open: () => openPortal(process.env),
  newId: randomUUID,
  stdin: process.stdin,
});
