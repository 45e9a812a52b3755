// What supervisors read and do: the board, figures, the conversations behind them, and questions given to somebody.
import type { BoardPeople, Conversations, DeskBoard, FigureName, Figures } from '#shared/desk/figures.ts'
import type { Outcome } from '#shared/outcome.ts'
import { done, queryOf } from './http.ts'
import type { Api } from './http.ts'

/** A time, by hours or days of the reader's zone. */
export interface FigureWish {
  readonly from: number
  readonly to: number
  readonly by: 'hour' | 'day'
  readonly zone: string
}

/** Conversations behind a figure. */
export interface ConversationWish {
  readonly figure: FigureName
  readonly from?: number | undefined
  readonly to?: number | undefined
  /** Empty for those of no store. */
  readonly store?: string | undefined
  readonly person?: string | undefined
  readonly zone: string
}

/** Reads for supervisors. Calls refuse as the HTTP API does, and `offline`. */
export class DeskBoards {
  readonly #call: Api

  constructor({ call }: { readonly call: Api }) {
    this.#call = call
  }

  board(zone: string): Promise<Outcome<DeskBoard>> {
    return this.#call({ path: `/desk/board${queryOf({ zone })}` })
  }

  /** Who is on, to give a question to. */
  people(): Promise<Outcome<BoardPeople>> {
    return this.#call({ path: '/desk/board/people' })
  }

  figures(wish: FigureWish): Promise<Outcome<Figures>> {
    return this.#call({ path: `/desk/figures${queryOf({ ...wish })}` })
  }

  /** The figures as a table. */
  figuresFile(wish: FigureWish): Promise<Outcome<Blob>> {
    return this.#call({ path: `/desk/figures${queryOf({ ...wish, format: 'csv' })}`, readsFile: true })
  }

  conversations(wish: ConversationWish): Promise<Outcome<Conversations>> {
    return this.#call({ path: `/desk/figures/conversations${queryOf({ ...wish })}` })
  }

  /** Gives a question to somebody who is on. */
  reassign(request: string, to: string): Promise<Outcome<void>> {
    return done(this.#call({ method: 'POST', path: `/desk/requests/${request}/reassign`, body: { to } }))
  }

  /** Asks the group of a question's visit to be let in. */
  askToJoin(request: string): Promise<Outcome<void>> {
    return done(this.#call({ method: 'POST', path: `/desk/requests/${request}/join` }))
  }
}
