// The messengers that take a link and words by an address of their own; nothing is loaded from them.

/** One way to send a link. */
interface Messenger {
  readonly name: 'whatsapp' | 'telegram' | 'sms' | 'email'
  /** Opens it with the words and the link. */
  readonly address: (url: string, words: string) => string
}

/** In the order in which they are offered. */
export const messengers: readonly Messenger[] = [
  { name: 'whatsapp', address: (url, words) => `https://wa.me/?text=${encodeURIComponent(`${words} ${url}`)}` },
  {
    name: 'telegram',
    address: (url, words) => `https://t.me/share/url?url=${encodeURIComponent(url)}&text=${encodeURIComponent(words)}`,
  },
  { name: 'sms', address: (url, words) => `sms:?&body=${encodeURIComponent(`${words} ${url}`)}` },
  {
    name: 'email',
    address: (url, words) =>
      `mailto:?subject=${encodeURIComponent(words)}&body=${encodeURIComponent(`${words}\n${url}`)}`,
  },
]
