const PHONE = '(max-width: 480px)'

/** On a phone, keeps the sheet within what the keyboard leaves visible, and the page behind it still. */
export function followKeyboard(panel: HTMLElement): () => void {
  const view = window.visualViewport
  const page = document.documentElement
  const phone = matchMedia(PHONE)
  const overflow = page.style.overflow
  const fit = () => {
    const isSheet = phone.matches
    page.style.overflow = isSheet ? 'hidden' : overflow
    panel.setAttribute('aria-modal', `${isSheet}`)
    panel.style.top = isSheet && view ? `${view.offsetTop}px` : ''
    panel.style.height = isSheet && view ? `${view.height}px` : ''
  }
  view?.addEventListener('resize', fit)
  view?.addEventListener('scroll', fit)
  phone.addEventListener('change', fit)
  fit()
  return () => {
    view?.removeEventListener('resize', fit)
    view?.removeEventListener('scroll', fit)
    phone.removeEventListener('change', fit)
    page.style.overflow = overflow
  }
}
