import type { OutboxItem, OutboxStore } from './outbox'

/** Keeps each command under its own key of `localStorage`. The prefix must name the shop and the person. */
export function localOutbox(prefix: string, storage: Storage = localStorage): OutboxStore {
  return {
    all: () => attempt(() => keysOf(storage, prefix).flatMap((key) => parse(storage.getItem(key)))) ?? [],
    put: (item) => attempt(() => storage.setItem(prefix + item.command.client_id, JSON.stringify(item))),
    drop: (clientId) => attempt(() => storage.removeItem(prefix + clientId)),
  }
}

export function memoryOutbox(kept: OutboxItem[] = []): OutboxStore {
  const items = new Map(kept.map((item) => [item.command.client_id, item]))
  return {
    all: () => structuredClone([...items.values()]),
    put: (item) => void items.set(item.command.client_id, structuredClone(item)),
    drop: (clientId) => void items.delete(clientId),
  }
}

function keysOf(storage: Storage, prefix: string): string[] {
  return Array.from({ length: storage.length }, (_, i) => storage.key(i) ?? '').filter((key) =>
    key.startsWith(prefix),
  )
}

function parse(text: string | null): OutboxItem[] {
  const item = attempt(() => JSON.parse(text ?? ''))
  return item?.command?.client_id ? [item] : []
}

/** Storage may be full, or forbidden in a private window: the outbox then lives in memory only. */
function attempt<T>(act: () => T): T | undefined {
  try {
    return act()
  } catch {
    return undefined
  }
}
