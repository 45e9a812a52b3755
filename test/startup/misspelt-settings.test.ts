import { expect, test } from 'vitest'
import { readSettings, settingsTable } from '#server/settings.ts'

test.each([
  ['DATADIR', 'DATA_DIR'],
  ['data_dir', 'DATA_DIR'],
  ['TAGALONG_DATA_DIR', 'DATA_DIR'],
  ['PORTS', 'PORT'],
  ['HSOT', 'HOST'],
  ['LOGLEVEL', 'LOG_LEVEL'],
  ['PUBLIC_URI', 'PUBLIC_URL'],
  ['TRUSTED_PROXY', 'TRUST_PROXY'],
  ['ROOM_IDLE_MINUTES', 'ROOM_IDLE_SECONDS'],
  ['ROOM_IDLE', 'ROOM_IDLE_SECONDS'],
  ['JOINS_PER_ADDRESS_PER_HOUR', 'JOINS_PER_ADDRESS_PER_MINUTE'],
  ['SEAT_UPDATE_PER_SECOND', 'SEAT_UPDATES_PER_SECOND'],
  ['VAPID_PUBLICKEY', 'VAPID_PUBLIC_KEY'],
])('%s is taken for a mistyped %s', (name, meant) => {
  const read = readSettings({ [name]: '1' })
  expect(read.ok || read.problem).toContain(`${name} (did you mean ${meant}?)`)
})

test('names of the environment that are none of ours are left alone', () => {
  const others = `
    PATH HOME PWD OLDPWD SHELL USER LOGNAME LANG LC_ALL TERM COLORTERM TZ TMPDIR EDITOR PAGER DISPLAY MAIL HOSTNAME HOSTTYPE OSTYPE SHLVL _
    XDG_DATA_DIRS XDG_DATA_HOME XDG_RUNTIME_DIR XDG_SESSION_ID SSH_AUTH_SOCK SSH_PUBLIC_KEY SSH_CONNECTION GPG_TTY JWT_PRIVATE_KEY STRIPE_PUBLIC_KEY
    NODE_ENV NODE_OPTIONS NODE_PATH NODE_VERSION YARN_VERSION NPM_TOKEN npm_config_loglevel npm_lifecycle_event npm_package_name INIT_CWD
    HTTP_PROXY HTTPS_PROXY NO_PROXY ALL_PROXY http_proxy no_proxy CI GITHUB_TOKEN DOCKER_HOST KUBERNETES_PORT KUBERNETES_SERVICE_HOST
    KUBERNETES_SERVICE_PORT KUBERNETES_PORT_443_TCP_PROTO POD_NAME INVOCATION_ID JOURNAL_STREAM SYSTEMD_EXEC_PID STATE_DIRECTORY
    DATABASE_URL REDIS_URL RUST_LOG DEBUG VERBOSE SMTP_HOST SMTP_PORT MAIL_FROM_NAME MAIL_FROM_ADDRESS PGHOST PGPORT S3_SECRET WEB_CONCURRENCY
    TAGALONG_URL DYNO FLY_APP_NAME RAILWAY_PUBLIC_DOMAIN RENDER VITEST VITEST_POOL_ID
  `
  const environment = Object.fromEntries([...others.matchAll(/\S+/g)].map(([name]) => [name, '1']))
  expect(readSettings(environment)).toMatchObject({ ok: true })
})

test('no setting is taken for another, and an empty one counts as unset', () => {
  const names = Object.keys(settingsTable)
  for (const name of names) {
    const read = readSettings({ [name]: 'x' })
    expect(read.ok ? '' : read.problem).not.toContain('did you mean')
  }
  expect(readSettings({ DATADIR: '' })).toMatchObject({ ok: true })
})
