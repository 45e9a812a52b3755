// Emojis to react with: a handful at hand, some more to choose from, and any other by typing it.

/** What people answer most with. */
export const firstEmojis = ['👍', '❤️', '😂', '😮', '🤔', '👎'] as const

/** Further ones, for shopping and for friends. */
export const moreEmojis = [
  ...['😍', '🥰', '😊', '😎', '🤩', '😭', '😅', '🙈', '🙄', '😴', '🤯', '🥳'],
  ...['🎉', '🔥', '✨', '💯', '👀', '🙌', '👏', '🙏', '💪', '🤝', '✅', '❌'],
  ...['💸', '🛍️', '🎁', '🛒', '👟', '👗', '🧥', '🎒', '🕶️', '☕', '🏕️', '🌧️'],
] as const
