import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { testNeeds } from '#tools/test-needs.ts'

const root = resolve(import.meta.dirname, '../..')
const dockerfile = readFileSync(resolve(root, 'Dockerfile'), 'utf8')
const compose = testNeeds.compose.find()

test('the image runs the Node that everybody else runs', () => {
  const { dependencies } = JSON.parse(readFileSync(resolve(root, 'package.json'), 'utf8')) as PackageFile
  const bases = [...dockerfile.matchAll(/^FROM node:(\S+?)-slim/gm)].map(([, version]) => version)
  expect(new Set(bases)).toEqual(new Set([dependencies['node']]))
})

test('the image does not run as root, and says when it is well', () => {
  expect(dockerfile).toMatch(/^USER node$/m)
  expect(dockerfile).toMatch(/^HEALTHCHECK .*\n.*[/]healthz/m)
})

test.skipIf(!compose)('Docker understands docker-compose.yml', () => {
  const [program = '', ...args] = compose ?? []
  const { status, stderr } = spawnSync(program, [...args, 'config', '-q'], { cwd: root, encoding: 'utf8' })
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
})

interface PackageFile {
  readonly dependencies: Readonly<Record<string, string>>
}
