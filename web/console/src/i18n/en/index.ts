import type { Messages } from '..'
import actions from './actions'
import errors from './errors'
import frame from './frame'
import reception from './reception'
import settings from './settings'
import side from './side'

const en: Messages = { ...frame, ...reception, ...side, ...settings, ...actions, ...errors }
export default en
