// The table of places: what stands where on a room's page. A panel or a dialog is a component in its feature's folder and a line here.
// Lazy parts are fetched ahead in the order of this file.
import { CartPanel } from '#client/cart/cart-panel.tsx'
import { CoBrowsingStrips } from '#client/presence/strips.tsx'
import { useIsPrompted } from '#client/presence/use-prompted.ts'
import { PeopleRow } from '#client/people/people-row.tsx'
import { CartIcon, InviteIcon, PeopleIcon, SearchIcon, TalkIcon } from '#client/ui/icons.tsx'
import { lazyPart } from '#client/ui/lazy.ts'
import { AwayStrip } from './away-strip.tsx'
import { FindButton, searchOnPage } from './find-button.tsx'
import { InviteButton } from './invite-button.tsx'
import { LonelyStrip } from './lonely-strip.tsx'
import { MoreButton } from './more-button.tsx'
import type { Places } from './place.ts'
import { BrowseOnStage, ComparisonOnStage, ProductOnStage } from './stage-contents.tsx'
import { useCartCount, useCartTitle, useTalkTitle } from './tab-words.ts'
import { UndoButtons } from './undo-buttons.tsx'
import { UnrememberedStrip } from './unremembered-strip.tsx'
import { useUnread } from './unread.ts'
import { useHasRejectedEdits, useHasVisits, useIsAskingStore, useIsAtRest, useIsHost } from './when.ts'
import { hadVisits, isCallOffered, isStoreOffered } from './when.ts'
import { useHasCalls, useMayHaveWaiting, useMaySpeak } from './when.ts'

declare module '#client/rooms/destination.ts' {
  interface Destinations {
    /** Language and theme. */
    readonly display: object
  }
}

export const places: Places = {
  // Beside the stage; on a phone in sheets over it.
  tabs: {
    cart: { words: 'cart', useBadge: useCartCount, isNews: false, useSheetTitle: useCartTitle, component: CartPanel },
    talk: {
      ...{ words: 'talk', useBadge: useUnread, isNews: true, useSheetTitle: useTalkTitle },
      component: lazyPart(async () => (await import('./talk-tab.tsx')).TalkTab),
    },
  },

  // What shows by itself, in its part of the page from start to end.
  standing: [
    { part: 'bar', name: 'find', component: FindButton },
    { part: 'bar', name: 'undo', component: UndoButtons, useWhen: useMaySpeak },
    { part: 'bar', name: 'people', component: PeopleRow },
    { part: 'bar', name: 'invite', component: InviteButton, useWhen: useIsHost },
    { part: 'bar', name: 'more', component: MoreButton },
    {
      ...{ part: 'band', name: 'visit', useWhen: useHasVisits },
      component: lazyPart(async () => (await import('#client/visits/visit-banner.tsx')).VisitBanners),
    },
    {
      ...{ part: 'band', name: 'asking the store', useWhen: useIsAskingStore },
      component: lazyPart(async () => (await import('#client/visits/waiting-band.tsx')).WaitingBand),
    },
    {
      ...{ part: 'band', name: 'call', useWhen: useHasCalls },
      component: lazyPart(async () => (await import('#client/calls/call-band.tsx')).CallBand),
    },
    { part: 'strip', name: 'away', component: AwayStrip },
    { part: 'strip', name: 'unremembered', component: UnrememberedStrip },
    {
      ...{ part: 'strip', name: 'rejected edits', useWhen: useHasRejectedEdits },
      component: lazyPart(async () => (await import('./rejected-edits-panel.tsx')).RejectedEditsPanel),
    },
    { part: 'strip', name: 'co-browsing', component: CoBrowsingStrips },
    {
      ...{ part: 'row', name: 'waiting', useWhen: useMayHaveWaiting },
      component: lazyPart(async () => (await import('#client/catchup/waiting-strip.tsx')).WaitingStrip),
    },
    { part: 'strip', name: 'lonely', component: LonelyStrip, useWhen: useIsHost },
    {
      ...{ part: 'over', name: 'prompts', useWhen: useIsPrompted },
      component: lazyPart(async () => (await import('#client/presence/prompts.tsx')).Prompts),
    },
    {
      ...{ part: 'over', name: 'notifications', useWhen: useIsAtRest },
      component: lazyPart(async () => (await import('#client/notifications/notified.tsx')).Notified),
    },
  ],

  // What one goes to.
  destinations: {
    'product': { part: 'stage', past: true, component: ProductOnStage },
    'comparison': { part: 'stage', past: true, component: ComparisonOnStage },
    'browse': { part: 'stage', component: BrowseOnStage },

    'cart': { part: 'side', tab: 'cart', past: true, dock: { words: 'cart', icon: CartIcon, useBadge: useCartCount } },
    'talk': { part: 'side', tab: 'talk', past: true, dock: { words: 'talk', icon: TalkIcon, useBadge: useUnread } },
    'threads': { part: 'side', tab: 'talk', past: true },
    'thread': { part: 'side', tab: 'talk', past: true },
    'subject': { part: 'side', tab: 'talk', past: true },
    'visit': { part: 'side', tab: 'talk' },

    'tray': {
      part: 'strip',
      component: lazyPart(async () => (await import('#client/presence/tray-strip.tsx')).TrayStrip),
    },
    'event': {
      part: 'passage',
      component: lazyPart(async () => (await import('#client/history/arrival.tsx')).Arrival),
    },

    'room-name': {
      part: 'dialog',
      component: lazyPart(async () => (await import('./rename-dialog.tsx')).RenameDialog),
    },
    'choosing': {
      part: 'dialog',
      component: lazyPart(async () => (await import('#client/comparison/compare-dialog.tsx')).CompareDialog),
    },
    'deciding': {
      part: 'dialog',
      component: lazyPart(async () => (await import('#client/decisions/decide-dialog.tsx')).DecideDialog),
    },
    'decision': {
      ...{ part: 'dialog', past: true },
      component: lazyPart(async () => (await import('#client/decisions/decision-dialog.tsx')).DecisionDialog),
    },
    'sizes': {
      part: 'dialog',
      component: lazyPart(async () => (await import('#client/stage/sizes-dialog.tsx')).SizesDialog),
    },
    'answer-link': {
      part: 'dialog',
      component: lazyPart(async () => (await import('#client/answer-links/link-dialog.tsx')).LinkDialog),
    },

    'ask-store': {
      ...{ part: 'dialog', menu: { words: 'askStore', icon: 'store', isOffered: isStoreOffered } },
      component: lazyPart(async () => (await import('#client/visits/ask-store-dialog.tsx')).AskStoreDialog),
    },
    'call': {
      ...{ part: 'dialog', menu: { words: 'call', icon: 'call', isOffered: isCallOffered } },
      component: lazyPart(async () => (await import('#client/calls/call-dialog.tsx')).CallDialog),
    },
    'visits': {
      ...{ part: 'panel', menu: { words: 'visits', icon: 'store', isOffered: hadVisits } },
      component: lazyPart(async () => (await import('#client/visits/visits-panel.tsx')).VisitsPanel),
    },
    'visit-scope': {
      part: 'dialog',
      component: lazyPart(async () => (await import('#client/visits/scope-dialog.tsx')).ScopeDialog),
    },
    'ask-somebody': {
      part: 'dialog',
      component: lazyPart(async () => (await import('#client/answer-links/ask-dialog.tsx')).AskDialog),
    },

    'people': {
      ...{ part: 'panel', dock: { words: 'people', icon: PeopleIcon } },
      component: lazyPart(async () => (await import('#client/people/people-panel.tsx')).PeoplePanel),
    },
    'find': {
      ...{ part: 'panel', there: searchOnPage, dock: { words: 'findShort', icon: SearchIcon } },
      component: lazyPart(async () => (await import('#client/stage/finder.tsx')).Finder),
    },
    'invite': {
      ...{ part: 'panel', dock: { words: 'invite', icon: InviteIcon, useWhen: useIsHost } },
      component: lazyPart(async () => (await import('#client/invite/invite-dialog.tsx')).InviteDialog),
    },
    'help': {
      part: 'panel',
      component: lazyPart(async () => (await import('./help-dialog.tsx')).HelpDialog),
    },
    'decisions': {
      ...{ part: 'panel', menu: { words: 'decisions', icon: 'decisions' } },
      component: lazyPart(async () => (await import('#client/decisions/decisions-panel.tsx')).DecisionsPanel),
    },
    'history': {
      ...{ part: 'panel', menu: { words: 'history', icon: 'history' } },
      component: lazyPart(async () => (await import('#client/history/history-panel.tsx')).HistoryPanel),
    },
    'past': {
      ...{ part: 'page', menu: { words: 'past', icon: 'past' } },
      component: lazyPart(async () => (await import('./past-place.tsx')).PastPlace),
    },
    'summary': {
      ...{ part: 'panel', menu: { words: 'summary', icon: 'summary' } },
      component: lazyPart(async () => (await import('#client/summary/summary-panel.tsx')).SummaryPanel),
    },
    'settings': {
      ...{ part: 'panel', menu: { words: 'settings', icon: 'settings' } },
      component: lazyPart(async () => (await import('#client/room-settings/settings-panel.tsx')).SettingsPanel),
    },
    'notifications': {
      ...{ part: 'panel', menu: { words: 'notifications', icon: 'notifications' } },
      component: lazyPart(
        async () => (await import('#client/notifications/notifications-panel.tsx')).NotificationsPanel,
      ),
    },
    'display': {
      ...{ part: 'panel', menu: { words: 'display', icon: 'display' } },
      component: lazyPart(async () => (await import('#client/ui/display-dialog.tsx')).DisplayDialog),
    },
  },
}
