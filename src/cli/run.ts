/** The command line `mingbai`: finds the verb, runs it, and answers the exit code. */
import { Command, CommanderError } from 'commander';
import { commentAccept } from './comment-accept.ts';
import { commentDecline } from './comment-decline.ts';
import { commentDeselect } from './comment-deselect.ts';
import { commentErase } from './comment-erase.ts';
import { commentEraseAnew } from './comment-erase-anew.ts';
import { commentExtend } from './comment-extend.ts';
import { commentForward, commentSendBack } from './comment-forward.ts';
import { commentReply } from './comment-reply.ts';
import { commentSelect } from './comment-select.ts';
import { commentSubmit } from './comment-submit.ts';
import { demo } from './demo.ts';
import { evaluate } from './evaluate.ts';
import { EXIT, EXIT_CODES_HELP, type ExitCode } from './exit-code.ts';
import { exportLog } from './export.ts';
import { failureOf } from './failures.ts';
import { figureBaseline } from './figure-baseline.ts';
import { figureCorrect } from './figure-correct.ts';
import { figureReport } from './figure-report.ts';
import { figureReturn } from './figure-return.ts';
import { figureVerify } from './figure-verify.ts';
import { figureWithdraw } from './figure-withdraw.ts';
import { figuresImport } from './figures-import.ts';
import { keysNew, keysShow } from './keys.ts';
import { keysRotate } from './keys-rotate.ts';
import { migrateDatabase } from './migrate.ts';
import { planAdopt } from './plan-adopt.ts';
import { planAmend } from './plan-amend.ts';
import { planCheck } from './plan-check.ts';
import { rebuild } from './rebuild.ts';
import { receiptCheck } from './receipt.ts';
import { servePortal } from './serve.ts';
import { status } from './status.ts';
import { userAdd, userDisable, userInvite, userList } from './user.ts';
import { userGrant, userRevoke } from './user-role.ts';
import type { Context } from './verb.ts';
import { verify } from './verify.ts';
import { witnessNew, witnessServe } from './witness.ts';

/** @param words what was typed after `mingbai`. */
export async function run(words: readonly string[], context: Omit<Context, 'end'>): Promise<ExitCode> {
  let code: ExitCode = EXIT.ok;
  const program = mingbai({ ...context, end: (told) => (code = told) });
  try {
    await program.parseAsync([...words], { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.usage;
    const failure = failureOf(error);
    for (const line of `mingbai: ${failure.message}`.split('\n')) context.terminal.tell(line);
    return failure.code;
  }
}

function mingbai(context: Context): Command {
  const program = new Command('mingbai')
    .description('明白账: an append-only public account of a plan, its figures and their verdicts')
    .addHelpText('after', `\n${EXIT_CODES_HELP}\n\n${ENVIRONMENT_HELP}`);
  program
    .addCommand(servePortal(context))
    .addCommand(migrateDatabase(context))
    .addCommand(status(context))
    .addCommand(
      group(
        'plan',
        'check, adopt and amend plans',
        planCheck(context),
        planAdopt(context),
        planAmend(context),
      ),
    )
    .addCommand(group('figures', 'many figures at once', figuresImport(context)))
    .addCommand(
      group(
        'figure',
        'report, verify, return, correct and withdraw a figure',
        figureReport(context),
        figureVerify(context),
        figureReturn(context),
        figureCorrect(context),
        figureWithdraw(context),
        figureBaseline(context),
      ),
    )
    .addCommand(evaluate(context))
    .addCommand(
      group(
        'comment',
        'record, publish, answer, take down and erase what residents write',
        commentSubmit(context),
        commentAccept(context),
        commentDecline(context),
        commentForward(context),
        commentSendBack(context),
        commentExtend(context),
        commentSelect(context),
        commentReply(context),
        commentDeselect(context),
        commentErase(context),
        commentEraseAnew(context),
      ),
    )
    .addCommand(
      group(
        'user',
        'accounts of those who answer and report',
        userAdd(context),
        userList(context),
        userInvite(context),
        userGrant(context),
        userRevoke(context),
        userDisable(context),
      ),
    )
    .addCommand(exportLog(context))
    .addCommand(group('receipt', 'receipts of single records', receiptCheck(context)))
    .addCommand(verify(context))
    .addCommand(rebuild(context))
    .addCommand(
      group('keys', 'the key that signs the log', keysNew(context), keysShow(context), keysRotate(context)),
    )
    .addCommand(
      group(
        'witness',
        'cosign what a log publishes, for an oversight body',
        witnessNew(context),
        witnessServe(context),
      ),
    )
    .addCommand(demo(context));
  quietly(program, context);
  return program;
}

function group(name: string, description: string, ...verbs: readonly Command[]): Command {
  const command = new Command(name).description(description);
  for (const verb of verbs) command.addCommand(verb);
  return command;
}

/** Commander neither exits nor writes by itself: its words pass the same escaping as ours. */
function quietly(command: Command, context: Context): void {
  const { terminal } = context;
  const by = (tell: (line: string) => void) => (text: string) => {
    for (const line of text.replace(/\n$/, '').split('\n')) tell(line);
  };
  command
    .exitOverride()
    .showSuggestionAfterError()
    .configureOutput({ writeOut: by(terminal.print), writeErr: by(terminal.tell) });
  for (const each of command.commands) quietly(each, context);
}

const ENVIRONMENT_HELP = `Environment:
  DATABASE_URL        a PostgreSQL server; without it the database is embedded, in MINGBAI_DATA
  DATABASE_OWNER_URL  the same as the owner of its tables, for migrate and rebuild
  MINGBAI_DATA        folder of the embedded database, of log.key and of log.anchor (./data)
  MINGBAI_LOG_KEY     secret text of the key that signs the log, in the place of log.key
  MINGBAI_ANCHOR      file of the last published checkpoint, in the place of log.anchor
  PORT, HOST          where to serve`;
