import type { ImportView } from './imports'

export const steps = ['file', 'mapping', 'check', 'run'] as const
export type Step = (typeof steps)[number]
type Told = Pick<ImportView, 'state' | 'step'>

const usual: Record<ImportView['state'], Step> = {
  receiving: 'file',
  looked: 'mapping',
  checking: 'check',
  checked: 'check',
  running: 'run',
  done: 'run',
  stopped: 'check',
  failed: 'check',
  dropped: 'file',
}

/** Where an import stands by itself. */
export function stepOf(view: Told | undefined): Step {
  if (!view) return 'file'
  return view.step === 'run' && isHalted(view) ? 'run' : usual[view.state]
}

/** A job of it was stopped or failed, and can go on. */
export const isHalted = ({ state }: Pick<Told, 'state'>) => state === 'stopped' || state === 'failed'

/** How the rows are read may still be said: nothing was written yet and nothing runs. */
export const mayMap = (view: Told): boolean =>
  ['looked', 'checked'].includes(view.state) || (isHalted(view) && view.step !== 'run')

/** The step that is shown: one may go back as far as it can be changed, never ahead. */
export function shownStep(view: Told | undefined, asked: unknown): Step {
  return asked === 'mapping' && view && mayMap(view) ? 'mapping' : stepOf(view)
}

export type Mark = 'done' | 'now' | 'ahead'
/** How far a step is, beside the one that is shown. */
export function markOf(step: Step, shown: Step, view: Told | undefined): Mark {
  if (step === shown) return step === 'run' && view?.state === 'done' ? 'done' : 'now'
  return steps.indexOf(step) < steps.indexOf(stepOf(view)) ? 'done' : 'ahead'
}
