import { Registry } from 'prom-client'
import { expect, test } from 'vitest'
import { granted } from '#shared/outcome.ts'
import { attachFeatures } from '#server/host/feature.ts'
import type { Feature } from '#server/host/feature.ts'
import { PublicAddress } from '#server/host/public-address.ts'

const job = (name: string) => ({ name, start: () => {}, stop: () => {} })

test('features attach in their order, and leave out what they do not have', () => {
  const people = { connected: () => {} }
  const features: Feature[] = [
    { name: 'spotlights', people, jobs: [job('first'), job('second')] },
    { name: 'marks', commands: { 'read.marks': () => Promise.resolve(granted({ marks: {} })) }, jobs: [job('third')] },
    { name: 'empty' },
  ]
  const attached = attachFeatures(features, new Registry())
  expect(attached.jobs.map(({ name }) => name)).toEqual(['first', 'second', 'third'])
  expect(attached.people).toEqual([people])
  expect(Object.keys(attached.commands)).toEqual(['read.marks'])
  expect(attached.routes).toEqual([])
})

test('two features that carry out the same command are a mistake, and both are named', () => {
  const commands = { 'read.marks': () => Promise.resolve(granted({ marks: {} })) }
  const features: Feature[] = [
    { name: 'marks', commands },
    { name: 'copy', commands },
  ]
  expect(() => attachFeatures(features, new Registry())).toThrow(/marks.*copy.*read[.]marks/)
})

test('the figures of a feature are among the figures of the server', () => {
  const registry = new Registry()
  const registered: Registry[] = []
  attachFeatures([{ name: 'orders', metrics: (one) => void registered.push(one) }], registry)
  expect(registered).toEqual([registry])
})

test('a fixed port or a public address is known at once, any free port once the server listens', () => {
  const known: string[] = []
  const fixed = new PublicAddress({ HOST: '127.0.0.1', PORT: 4000, PUBLIC_URL: undefined })
  fixed.whenKnown(() => known.push(fixed.url()))
  const named = new PublicAddress({ HOST: '::', PORT: 0, PUBLIC_URL: 'https://shop.example/rooms/' })
  named.whenKnown(() => known.push(named.url()))
  const free = new PublicAddress({ HOST: '::1', PORT: 0, PUBLIC_URL: undefined })
  free.whenKnown(() => known.push(free.url()))
  expect(known).toEqual(['http://127.0.0.1:4000', 'https://shop.example/rooms'])
  expect(() => free.url()).toThrow('listens')
  expect(free.hostname).toBe('[::1]')
  expect(free.listening(4123)).toBe('http://[::1]:4123')
  expect(known.at(-1)).toBe('http://[::1]:4123')
  // Where people reach it by a name, it still says where it listens.
  expect(named.listening(4123)).toBe('http://[::]:4123')
  expect(named.url()).toBe('https://shop.example/rooms')
})
