/** What the process says when it ends; `mingbai --help` prints this table. */
export const EXIT = {
  ok: 0,
  /** The input was refused: what is wrong stands on the error output, nothing was written. */
  refused: 1,
  /** The command line or the environment is wrong. */
  usage: 2,
  /** Somebody else wrote in between, or the id means another event. */
  conflict: 3,
  /** The database cannot be reached, is in use by another process, is not migrated, or denies the role. */
  unavailable: 4,
  /** A fault of the program. */
  failed: 70,
} as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

export const EXIT_CODES_HELP = `Exit codes:
  0   done
  1   refused: the input is wrong, the messages say where
  2   the command line or the environment is wrong
  3   conflict: somebody else wrote in between
  4   the database cannot be reached, is in use, is not migrated, or denies the role
  70  a fault of the program`;

/** Ends a verb with a message and a code: for what the person at the terminal can mend. */
export class Stop extends Error {
  override name = 'Stop';
  readonly code: ExitCode;
  constructor(code: ExitCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
