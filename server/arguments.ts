// What may stand behind `npm start --`.
import { localAddresses } from './local-network.ts'

/** What was asked for in the command. */
export interface StartArguments {
  /** Phones in the same network may open it. */
  readonly isLan: boolean
}

/** The options, or one sentence that says what is wrong with them. */
export type ReadArguments =
  | { readonly ok: true; readonly options: StartArguments }
  | { readonly ok: false; readonly problem: string }

/** @param given the arguments behind the script's name. */
export function readArguments(given: readonly string[]): ReadArguments {
  const unknown = given.find((argument) => argument !== '--lan')
  if (unknown === undefined) return { ok: true, options: { isLan: given.length > 0 } }
  return {
    ok: false,
    problem: `There is no option ${unknown}; there is --lan, with which phones in the same network can open it. Settings are environment variables.`,
  }
}

type Environment = Readonly<Record<string, string | undefined>>

/**
 * The environment with what an option means. A setting that is there stays: who sets HOST or PUBLIC_URL means it.
 * @param addresses of this machine in local networks, the likeliest first.
 */
export function environmentOf(
  environment: Environment,
  { isLan }: StartArguments,
  addresses: readonly string[] = localAddresses(),
): Environment {
  const [address] = addresses
  if (!isLan || address === undefined) return environment
  // Links that are made on this computer must lead there from a phone as well.
  const port = environment['PORT'] || '4000'
  const links = environment['PUBLIC_URL'] || `http://${address}:${port}`
  return { ...environment, HOST: environment['HOST'] || '0.0.0.0', PUBLIC_URL: links }
}
