import * as z from 'zod'
import { setting, whole } from '#server/host/setting.ts'
import type { SettingsOf } from '#server/host/setting.ts'

const name = z.string().min(1).optional()

export const filesSettings = {
  FILES_PER_ROOM: setting(whole(0, 1_000_000).default(1_000), {
    about:
      'photos and voice notes a room may have at a time, three quarters of it those who came by one link; 0 takes none at all',
    default: '1000',
  }),
  FILES_PER_MEMBER: setting(whole(0, 1_000_000).default(300), {
    about: 'photos and voice notes one member may have in a room at a time',
    default: '300',
  }),
  FILES_MB_PER_ROOM: setting(whole(1, 1_000_000).default(300), {
    about:
      'megabytes of photos and voice notes a room may have at a time; a member half of it, those who came by one link three quarters',
    default: '300',
  }),
  FILES_GB_PER_SHOP: setting(whole(1, 1_000_000).default(100), {
    about: 'gigabytes of photos and voice notes all rooms of a shop may have at a time',
    default: '100',
  }),
  S3_BUCKET: setting(name, {
    about:
      'bucket of an S3-compatible store for photos and voice notes; it must exist, and only this server may read it',
    default: 'files in DATA_DIR',
  }),
  S3_ENDPOINT: setting(z.url({ protocol: /^https?$/ }).optional(), {
    about: 'address of that store',
    default: 'https://s3.S3_REGION.amazonaws.com',
  }),
  S3_REGION: setting(z.string().min(1).default('us-east-1'), { about: 'region of that store', default: 'us-east-1' }),
  S3_ACCESS_KEY_ID: setting(name, { about: 'access key of that store', default: 'none' }),
  S3_SECRET_ACCESS_KEY: setting(name, { about: 'secret key of that store', default: 'none', secret: true }),
} as const

export type FilesSettings = SettingsOf<typeof filesSettings>
