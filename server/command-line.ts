// What the commands beside the server share: how they are read, and how they end when something is wrong.
import { readSettings } from './settings.ts'
import type { Settings } from './settings.ts'

/** The command that was typed. Ends the process where it is `help`, or where `read` gives a sentence about what is wrong with it. */
export function commandOf<Command extends { readonly name: string }>(
  read: (args: readonly string[]) => Command | string,
  usage: string,
): Exclude<Command, { readonly name: 'help' }> {
  const command = read(process.argv.slice(2))
  if (typeof command === 'string') fail(`${command}\n${usage}`, 2)
  if (command.name === 'help') {
    console.log(usage)
    process.exit(0)
  }
  return command as Exclude<Command, { readonly name: 'help' }>
}

/** The settings of the environment. Ends the process where one is wrong. */
export function settingsOrFail(): Settings {
  const read = readSettings(process.env)
  return read.ok ? read.settings : fail(read.problem)
}

/** Says what is wrong, and ends the process. */
export function fail(sentence: string, code = 1): never {
  console.error(sentence)
  process.exit(code)
}
