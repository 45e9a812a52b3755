// What a feature is to the rest of the server. Everything is optional, and nothing else may attach.
import type { Registry } from 'prom-client'
import type { CommandName } from '#shared/wire/commands.ts'
import type { RoomHooks } from '../sync/room-hooks.ts'
import type { Commands } from './commands.ts'
import type { DocumentGuests } from './document-guests.ts'
import type { Job } from './jobs/job.ts'
import type { Page } from './page.ts'
import type { PeopleHooks } from './people-events.ts'
import type { Route } from './route.ts'
import type { DeskHooks } from './staff-events.ts'

/** Something that must answer before this node takes visitors. */
export interface ReadinessCheck {
  readonly name: string
  /** @throws while it does not answer. */
  check(): Promise<unknown>
}

export interface Feature {
  readonly name: string
  /** Routes of the API, mounted under `/api/v1`. */
  readonly routes?: readonly Route[]
  /** Pages that the server writes itself, mounted at the root. */
  readonly pages?: readonly Page[]
  /** Commands of the people channel that it carries out. */
  readonly commands?: Commands
  /** Called as rooms are opened, changed and emptied. */
  readonly room?: RoomHooks
  /** Called as members come and go. */
  readonly people?: PeopleHooks
  /** People who are no members, and may open a document of a room. */
  readonly guests?: DocumentGuests
  /** Called as associates come to their desks and go. */
  readonly desk?: DeskHooks
  /** Started in this order before the server listens, stopped in the reverse order. */
  readonly jobs?: readonly Job[]
  readonly metrics?: (registry: Registry) => void
  readonly checks?: readonly ReadinessCheck[]
  /** Origins besides this server’s own that its page connects to. */
  readonly connectsTo?: readonly string[]
}

/** What all features together attach. */
export interface Attached {
  readonly routes: readonly Route[]
  readonly pages: readonly Page[]
  readonly commands: Commands
  readonly rooms: readonly RoomHooks[]
  readonly people: readonly PeopleHooks[]
  readonly guests: readonly DocumentGuests[]
  readonly desks: readonly DeskHooks[]
  readonly jobs: readonly Job[]
  readonly checks: readonly ReadinessCheck[]
  readonly connectsTo: readonly string[]
}

/** Gathers what features attach, in their order. @throws where two of them take the same command. */
export function attachFeatures(features: readonly Feature[], registry: Registry): Attached {
  for (const feature of features) feature.metrics?.(registry)
  return {
    routes: features.flatMap(({ routes = [] }) => routes),
    pages: features.flatMap(({ pages = [] }) => pages),
    commands: commandsOf(features),
    rooms: features.flatMap(({ room }) => room ?? []),
    people: features.flatMap(({ people }) => people ?? []),
    guests: features.flatMap(({ guests }) => guests ?? []),
    desks: features.flatMap(({ desk }) => desk ?? []),
    jobs: features.flatMap(({ jobs = [] }) => jobs),
    checks: features.flatMap(({ checks = [] }) => checks),
    connectsTo: features.flatMap(({ connectsTo = [] }) => connectsTo),
  }
}

function commandsOf(features: readonly Feature[]): Commands {
  const takenBy = new Map<CommandName, string>()
  for (const { name, commands = {} } of features) {
    for (const command of Object.keys(commands) as CommandName[]) {
      const other = takenBy.get(command)
      if (other !== undefined) throw new Error(`Both ${other} and ${name} carry out ${command}`)
      takenBy.set(command, name)
    }
  }
  return Object.assign({}, ...features.map(({ commands }) => commands)) as Commands
}
