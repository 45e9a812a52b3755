// The shape of what notices say; each language fills it.

/** How much of something is new, for a digest. */
export interface DigestCounts {
  readonly added: number
  readonly moved: number
  readonly said: number
  readonly came: number
}

export interface NotificationWords {
  /** What a message has in place of words. */
  readonly wordless: Readonly<Record<'photo' | 'voice' | 'product', string>>
  readonly asks: (name: string) => string
  readonly asksToVote: (name: string) => string
  readonly stillOpen: (name: string) => string
  readonly stillOpenVote: (name: string) => string
  readonly mentioned: (name: string) => string
  readonly replied: (name: string) => string
  readonly decided: string
  readonly decidedOn: (title: string) => string
  readonly nothingDecided: string
  readonly digest: (room: string) => string
  readonly digestLines: (counts: DigestCounts) => readonly string[]
  /** Nobody uses the room any more, so it is deleted soon. */
  readonly goesSoon: (room: string) => string
  readonly goesOn: (moment: string) => string
  /** Somebody rang while they were away. */
  readonly called: (room: string) => string
  readonly callBack: string
  /** Somebody of the store is there for who asked; somebody of the store answered them. */
  readonly storeIsHere: (name: string) => string
  readonly storeReplied: (name: string) => string
  readonly until: (moment: string) => string
  readonly toAnswer: string
  readonly toRoom: string
  readonly why: (name: string, room: string) => string
  readonly stop: string
  readonly confirm: {
    readonly subject: string
    readonly text: string
    readonly button: string
    readonly notYou: string
    readonly title: (address: string) => string
    readonly done: string
    readonly doneText: string
  }
  readonly stopPage: {
    readonly title: (room: string) => string
    readonly text: string
    readonly button: string
    readonly done: string
    readonly doneText: string
  }
  /** An appointment with the store. */
  readonly appointment: {
    readonly titles: Readonly<Record<'agreed' | 'moved' | 'cancelled' | 'day' | 'hour', (place: string) => string>>
    /** What happens at that time. */
    readonly there: string
  }
  /** A question after the sale, for the shop’s help desk. */
  readonly helpDesk: {
    readonly subject: (shop: string) => string
    readonly asks: (name: string) => string
    readonly answerTo: (address: string) => string
  }
  readonly noLink: string
  readonly noLinkText: string
}
