import type { QueryClient, QueryKey } from '@tanstack/vue-query'

/** Also what is being asked for the first time: its answer may be older than the change, and would stand. */
export async function askAgain(queries: QueryClient, queryKey: QueryKey) {
  await queries.cancelQueries({ queryKey })
  await queries.invalidateQueries({ queryKey })
}
