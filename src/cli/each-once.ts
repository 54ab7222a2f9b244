/** Options that are given once: of two values for one thing, neither is taken silently. */
import { type Command, InvalidArgumentError } from 'commander';

/** To be called when the command has its options. */
export function eachOnce(command: Command): Command {
  for (const option of command.options.filter(({ required, variadic }) => required && !variadic)) {
    const parse = option.parseArg;
    let isGiven = false;
    option.argParser((value, previous) => {
      if (isGiven) throw new InvalidArgumentError('It was given before: give it once.');
      isGiven = true;
      return parse ? parse(value, previous) : value;
    });
  }
  return command;
}
