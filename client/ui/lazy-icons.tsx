// Icons of lazy parts, so that the first load need not carry them.
import { icon, StoreIcon } from './icons.tsx'

export const PrintIcon = icon(
  <>
    <path d="M7.5 9V4.500h9V9M7.500 16.500H6A1.500 1.500 0 0 1 4.500 15v-4.500A1.500 1.500 0 0 1 6 9h12a1.500 1.500 0 0 1 1.500 1.500V15a1.500 1.500 0 0 1-1.500 1.500h-1.500" />
    <path d="M7.500 13.500h9v6h-9z" />
  </>,
)
export const FileIcon = icon(
  <path d="M12 4.500v10m0 0L8.500 11m3.500 3.500 3.500-3.500M5.500 15.500v2.300a1.700 1.700 0 0 0 1.700 1.700h9.600a1.700 1.700 0 0 0 1.700-1.700v-2.300" />,
)
export const HomeScreenIcon = icon(
  <>
    <path d="M7 4.500h10a1.500 1.500 0 0 1 1.500 1.500v12a1.500 1.500 0 0 1-1.500 1.500H7A1.500 1.500 0 0 1 5.500 18V6A1.500 1.500 0 0 1 7 4.500z" />
    <path d="M12 8.500v7M8.500 12h7" />
  </>,
)
export const PlayIcon = icon(<path d="M8 5.500v13l10.500-6.500z" fill="currentColor" />)
export const PauseIcon = icon(<path d="M8.500 6v12M15.500 6v12" strokeWidth="3" />)
export const HistoryIcon = icon(
  <>
    <path d="M4.200 9.200A8.200 8.200 0 1 1 4 13.500M4.200 4.800v4.400h4.400" />
    <path d="M12 8v4.300l2.800 1.700" />
  </>,
)

export const ForwardIcon = icon(<path d="M5 12h13.500m-5.500-5.500 5.500 5.500-5.500 5.500" />, true)
export const ClockIcon = icon(
  <>
    <circle cx="12" cy="12" r="8" />
    <path d="M12 7.500V12l3 2" />
  </>,
)

/** The icons of the entries of a menu. */
export const menuIcons = {
  call: icon(
    <path d="M6.500 4.500h2.700l1.500 4-2 1.500a11 11 0 0 0 5.300 5.300l1.500-2 4 1.500v2.700a1.900 1.900 0 0 1-2 1.900A14.600 14.600 0 0 1 4.600 6.500a1.900 1.900 0 0 1 1.900-2z" />,
  ),
  decisions: icon(<path d="M5 12.500h14v6.500H5zM8 12.500l3.500-7.500 4.500 2-2.500 5.500" />),
  history: HistoryIcon,
  past: icon(
    <>
      <path d="M3.500 12h17M6.500 8.800v6.400M17.500 8.800v6.400" />
      <circle cx="12" cy="12" r="3.200" fill="var(--raise)" />
    </>,
  ),
  summary: icon(
    <path d="M6.500 3.800 8.300 5l1.900-1.200L12 5l1.800-1.200L15.700 5l1.800-1.200v16.400L15.700 19l-1.900 1.200L12 19l-1.800 1.200L8.300 19l-1.800 1.200zM9.500 9.500h5M9.500 13.500h5" />,
  ),
  store: StoreIcon,
  settings: icon(
    <>
      <path d="M4.500 7.500h8M17.500 7.500h2M4.500 16.500h2M11.500 16.500h8" />
      <circle cx="15" cy="7.500" r="2.300" />
      <circle cx="9" cy="16.500" r="2.300" />
    </>,
  ),
  display: icon(
    <>
      <circle cx="12" cy="12" r="8" />
      <path d="M12 4a8 8 0 0 1 0 16z" fill="currentColor" />
    </>,
  ),
  notifications: icon(
    <path d="M6 16.500V11a6 6 0 0 1 12 0v5.500M4.500 16.500h15M10.200 19.500a2 2 0 0 0 3.600 0M12 5V3.500" />,
  ),
}
