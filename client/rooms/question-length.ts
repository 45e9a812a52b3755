/** The longest question of a link, in characters: as much as the first view of a phone holds. */
export const maxQuestionOnPhone = 140
