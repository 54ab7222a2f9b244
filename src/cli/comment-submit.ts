/** `mingbai comment submit` */
import { Command, Option } from 'commander';
import { COMMENT_KINDS } from '../../events/comment.ts';
import { type PerformedComment, performComment, type Receipt } from '../office/comments.ts';
import { type ActorOptions, actorOf } from './actor.ts';
import { withId } from './comment-command.ts';
import { type ToldOptions, tellOutcome, withTold } from './outcome.ts';
import type { Terminal } from './terminal.ts';
import { type Context, does, withOffice } from './verb.ts';
import { withWords, wordsOf } from './words.ts';

type Options = Pick<ActorOptions, 'role'> &
  ToldOptions & {
    id?: string;
    kind: string;
    plan?: string;
    about?: string;
    consent?: boolean;
    synthetic?: boolean;
  };

export function commentSubmit(context: Context): Command {
  const command = new Command('submit')
    .description('record a comment: its words are sealed, and the receipt is for its writer alone')
    .addOption(
      new Option('--kind <kind>', 'what it is (required)').choices([...COMMENT_KINDS]).makeOptionMandatory(),
    )
    .option('--plan <plan>', 'id of the plan that it is about')
    .option('--about <subject>', 'what of the plan: indicator/<id> or task/<id>')
    .option('--consent', 'its writer agrees to publication')
    .addOption(
      new Option('--role <role>', 'who writes; an editor or operator writes down what came on paper')
        .choices(['resident', 'editor', 'operator'])
        .default('resident'),
    )
    .option('--synthetic', 'made up; on a demonstration alone');
  withWords(command, 'title', 'at most 30 characters');
  withWords(command, 'body', '10 to 1,000 characters');
  withWords(command, 'name', 'to be shown; anonymous without it');
  withTold(withId(command)).addHelpText(
    'after',
    '\nExamples:\n  mingbai comment submit --kind complaint --title 楼道灯坏了 --body-file letter.txt --consent\n  mingbai comment submit --kind enquiry --title-file title.txt --body-file - --json < letter.txt',
  );
  return does<Options>(command, context, async (options) => {
    const { title = '', body = '', name } = await wordsOf(context, options, 'title', 'body', 'name');
    const { kind, plan, about, consent = false, synthetic } = options;
    return withOffice(context, async (portal) => {
      const performed = await performComment(portal, {
        type: 'submit_comment',
        id: options.id ?? context.newId(),
        actor: actorOf({ role: options.role }),
        ...{ kind, plan, about, consent, synthetic, title, body, name },
      });
      const { receipt, ...outcome } = performed;
      const code = tellOutcome(context.terminal, outcome, options, receipt && { receipt });
      if (!options.json) tellReceipt(context.terminal, performed, receipt);
      return code;
    });
  });
}

function tellReceipt({ print, tell }: Terminal, { ok }: PerformedComment, receipt: Receipt | undefined) {
  if (!receipt) {
    if (ok) tell('its receipt was shown when it was recorded, and is not shown again');
    return;
  }
  print(`commitment ${receipt.commitment}`);
  print(`salt ${receipt.salt}`);
  tell('The salt is for the writer alone and is shown this once: with the words as they were written it');
  tell('proves what was received. Whoever has it can try guesses at what an editor masks.');
}
