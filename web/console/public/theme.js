// Before the first paint, so that a dark desk never flashes white.
try {
  var theme = JSON.parse(localStorage.getItem('yingke.settings') || '{}').theme
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme
} catch {
  // The system's own choice stands.
}
