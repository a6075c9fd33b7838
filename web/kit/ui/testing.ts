import { defineComponent, h, withDirectives, type Component } from 'vue'
import { vKeepFocus } from './focus'

/** A part within what keeps the focus, for tests; `props` is asked for anew at each drawing. */
export const keptAround = (part: Component, props: () => Record<string, unknown>) =>
  defineComponent({
    setup: () => () => withDirectives(h('div', [h('h2', 'kept'), h(part, props())]), [[vKeepFocus]]),
  })
