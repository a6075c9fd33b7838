/** A merge patch (RFC 7396): what differs, with `null` for what is gone. Lists are taken whole. */
export type Patch = { [key: string]: unknown }

const isGroup = (value: unknown): value is Patch =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)

export function diff(before: Patch, after: Patch): Patch {
  const patch: Patch = {}
  for (const key of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const [was, is] = [before[key], after[key]]
    if (is === undefined) {
      if (was !== undefined) patch[key] = null
    } else if (isGroup(is)) {
      const inner = diff(isGroup(was) ? was : {}, is)
      if (Object.keys(inner).length > 0) patch[key] = inner
    } else if (!same(was, is)) patch[key] = is
  }
  return patch
}

export function patched(target: Patch, patch: Patch): Patch {
  const next = { ...target }
  for (const [key, value] of Object.entries(patch)) {
    const held = next[key]
    if (value === null) delete next[key]
    else next[key] = isGroup(value) ? patched(isGroup(held) ? held : {}, value) : value
  }
  return next
}
