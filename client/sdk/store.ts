// The store in a room: asking it, the visits of its associates, and what they suggest.
import type { Outcome } from '#shared/outcome.ts'
import type { AskStore, Help, HelpRequest } from '#shared/visits/help-request.ts'
import type { Scope } from '#shared/visits/scope.ts'
import type { Visit } from '#shared/visits/visit.ts'
import type { AfterVisits } from './after-visits.ts'
import type { Appointments } from './appointments.ts'
import { done } from './http.ts'
import type { Api } from './http.ts'
import { keepSame } from './keep-same.ts'
import { ObservableValue } from './observable.ts'
import type { Observable } from './observable.ts'
import type { People } from './people-channel.ts'
import type { VisitConversations } from './visit-conversations.ts'
import type { ConversationContext, VisitTalk } from './visit-talk.ts'

/** What a member answers to a proposal; `asked` is a question back. */
export type ProposalAnswer = 'accepted' | 'declined' | 'asked'

/** The store in this room. Calls refuse as the HTTP API does, and `offline`. */
export interface StoreControl {
  /** How the store can be asked now, and what was asked; undefined until it is known. */
  readonly help: Observable<Help | undefined>
  /** Visits of associates, open ones first, then the newest. */
  readonly visits: Observable<readonly Visit[]>
  /** The conversations of open visits, and of those that are shown, by visit. */
  readonly talks: Observable<ReadonlyMap<string, VisitTalk>>
  /** Reads both again; they are read by themselves whenever the server says that something changed. */
  refresh(): Promise<void>
  /** Asks the store. Nothing of the room is shown before an associate joins, and then only the scope. */
  ask(request: AskStore): Promise<Outcome<HelpRequest>>
  /** Takes one's own question back. */
  cancel(request: string): Promise<Outcome<void>>
  /** Stops waiting: the question stays, and the answer comes into the room later. */
  leave(request: string): Promise<Outcome<void>>
  /** Says what the associate may see, as a whole: the asker and the host narrow it, the asker widens it. */
  setScope(visit: string, scope: Scope): Promise<Outcome<void>>
  /** Has this member's own part shown no longer, or again. */
  leaveOut(visit: string, leftOut: boolean): Promise<Outcome<void>>
  /** Lets the associate see what this member asked on earlier visits, or no longer: for the asker. */
  showEarlier(visit: string, shown: boolean): Promise<Outcome<void>>
  /** Ends a visit: for the asker and the host. */
  end(visit: string): Promise<Outcome<void>>
  /** Answers a proposal; the server carries out what is accepted. @param reason the member's words; of `asked` the question. */
  answer(visit: string, proposal: string, answer: ProposalAnswer, reason?: string): Promise<Outcome<void>>
  /** What is done about a visit now and then; loaded when it is needed first. */
  after(): Promise<AfterVisits>
  /** Times that can be agreed, and one’s own appointment; loaded when it is needed first. */
  appointments(): Promise<Appointments>
  /** Opens the conversation of a visit that has ended, too. @returns the function that closes it again. */
  show(visit: string): () => void
}

/** What the store stands on. */
export interface StoreContext extends ConversationContext {
  readonly call: Api
  readonly info: { readonly id: string }
  readonly people: Pick<People, 'on' | 'onConnect'>
}

/** Opens the store of a room. */
export function openStore(context: StoreContext): StoreControl {
  const { call, info, people } = context
  const help = new ObservableValue<Help | undefined>(undefined)
  const visits = new ObservableValue<readonly Visit[]>([])
  const talks = new ObservableValue<ReadonlyMap<string, VisitTalk>>(new Map())
  let conversations: Promise<VisitConversations> | undefined
  // Loaded with the first visit: most rooms have none.
  const withConversations = async (act: (all: VisitConversations) => void) => {
    conversations ??= import('./visit-conversations.ts').then((made) => new made.VisitConversations(talks, context))
    try {
      act(await conversations)
    } catch {
      // No network: the next time that something changed is the next attempt.
      conversations = undefined
    }
  }
  const path = `/rooms/${info.id}`
  let asked = 0
  const refresh = async () => {
    const turn = ++asked
    const [helped, listed] = await Promise.all([
      call<Help>({ path: `${path}/help` }),
      call<{ visits: readonly Visit[] }>({ path: `${path}/visits` }),
    ])
    // A later question has been answered already, or will be.
    if (turn !== asked) return
    if (helped.ok) help.set(keepSame(help.get(), helped.value))
    if (!listed.ok) return
    visits.set(keepSame(visits.get(), listed.value.visits))
    const open = listed.value.visits.filter(({ endedAt }) => endedAt === null).map(({ id }) => id)
    if (conversations || open.length > 0) await withConversations((all) => all.setOpen(open))
  }
  people.onConnect(() => void refresh())
  people.on('visit', () => void refresh())
  const change = async (body: Parameters<Api>[0]) => {
    const outcome = await done(call(body))
    // Also after a no: something is not as it looked.
    void refresh()
    return outcome
  }
  return {
    help,
    visits,
    talks,
    refresh,
    async ask(request) {
      const made = await call<HelpRequest>({ method: 'POST', path: `${path}/help`, body: request })
      await refresh()
      return made
    },
    cancel: (request) => change({ method: 'POST', path: `${path}/help/${request}/cancel` }),
    leave: (request) => change({ method: 'POST', path: `${path}/help/${request}/leave` }),
    setScope: (visit, scope) =>
      change({ method: 'PUT', path: `${path}/visits/${visit}/scope`, body: { scope: [...scope] } }),
    leaveOut: (visit, leftOut) =>
      change({ method: 'PUT', path: `${path}/visits/${visit}/leave-out`, body: { leftOut } }),
    showEarlier: (visit, shown) => change({ method: 'PUT', path: `${path}/visits/${visit}/earlier`, body: { shown } }),
    end: (visit) => change({ method: 'POST', path: `${path}/visits/${visit}/end` }),
    answer: (visit, proposal, answer, reason) =>
      change({
        method: 'POST',
        path: `${path}/visits/${visit}/proposals/${proposal}/answer`,
        body: { answer, ...(reason !== undefined && { reason }) },
      }),
    after: async () => (await import('./after-visits.ts')).afterVisits({ call, path, refresh }),
    appointments: async () => (await import('./appointments.ts')).appointmentsOf({ call, path, refresh }),
    show(visit) {
      void withConversations((all) => all.show(visit, 1))
      return () => void withConversations((all) => all.show(visit, -1))
    },
  }
}

/** The store in a room of the past: visits are no part of it. */
export function frozenStore({ call }: Pick<StoreContext, 'call'>): StoreControl {
  // Refuses, as every call of the past does.
  const no = () => call<never>({ path: '' })
  return {
    help: new ObservableValue<Help | undefined>(undefined),
    visits: new ObservableValue<readonly Visit[]>([]),
    talks: new ObservableValue<ReadonlyMap<string, VisitTalk>>(new Map()),
    refresh: () => Promise.resolve(),
    ...{ ask: no, cancel: no, leave: no, setScope: no, leaveOut: no, showEarlier: no, end: no, answer: no },
    after: async () =>
      (await import('./after-visits.ts')).afterVisits({ call, path: '', refresh: () => Promise.resolve() }),
    appointments: async () =>
      (await import('./appointments.ts')).appointmentsOf({ call, path: '', refresh: () => Promise.resolve() }),
    show: () => () => {},
  }
}
