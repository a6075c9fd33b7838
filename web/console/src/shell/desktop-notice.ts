import { useSettings } from '@console/settings/settings'

interface DesktopNotice {
  title: string
  body: string
  /** A later one with the same tag takes its place. */
  tag: string
  open: () => void
}

/** A notice of the desktop, where the member wants them and looks elsewhere. */
export function desktopNotice({ title, body, tag, open }: DesktopNotice) {
  const { settings } = useSettings()
  if (!settings.notices || document.hasFocus()) return
  if (!('Notification' in window) || Notification.permission !== 'granted') return
  const notice = new Notification(title, { body, tag, icon: '/console/icon.svg' })
  notice.onclick = () => {
    window.focus()
    notice.close()
    open()
  }
}
