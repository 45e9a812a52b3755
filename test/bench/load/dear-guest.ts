// A guest in a process of its own who asks what is dearest to answer, until told that it is enough.
import { askDearly } from '#test/support/dear-questions.ts'
import type { Person } from '#test/support/people.ts'

const asking = new AbortController()

process.on('message', (message: { readonly server: string; readonly guest: Person } | 'enough') => {
  if (message === 'enough') return asking.abort()
  const answers = new Map<string, number>()
  void askDearly(message.server, message.guest, asking.signal, answers).then(() => process.send?.([...answers]))
})
process.on('disconnect', () => process.exit())
process.send?.('ready')
