// What a request to the store is about, and how long it may be. By itself, for the page needs it without the contracts around it.

/** What a request is about. Questions after the sale are none of these: shops have no address for them yet. */
export const helpTopics = ['choosing', 'size', 'delivery', 'order'] as const
/** See `helpTopics`. */
export type HelpTopic = (typeof helpTopics)[number]
/** The longest question to the store, in UTF-16 units. */
export const maxQuestionLength = 1000
