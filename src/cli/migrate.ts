/** `mingbai migrate`: brings the database to this program's schema. */
import { Command } from 'commander';
import { migrate } from '../db/migrate.ts';
import { EXIT } from './exit-code.ts';
import { configOf, openDatabase } from './portal.ts';
import { type Context, does } from './verb.ts';

export function migrateDatabase(context: Context): Command {
  const command = new Command('migrate')
    .description(
      'bring the database to the newest schema as its owner (DATABASE_OWNER_URL), and let the portal’s role use it',
    )
    .option('--json', 'answer as one line of JSON')
    .addHelpText('after', '\nExample:\n  DATABASE_URL=postgres://localhost/mingbai mingbai migrate');
  return does<{ json?: boolean }>(command, context, async ({ json }) => {
    const { owner, grant, close } = await openDatabase(configOf(context.environment));
    try {
      const migrations = await migrate(owner);
      await grant();
      if (json) context.terminal.printJson({ migrations });
      else
        context.terminal.print(
          migrations.length > 0 ? `migrated: ${migrations.join(', ')}` : 'nothing to migrate',
        );
      return EXIT.ok;
    } finally {
      await close();
    }
  });
}
