// A test finds no server but the one it makes up. Not by a stub: those are taken away while a file still runs.
globalThis.fetch = () => Promise.reject(new TypeError('no server answers in tests'))
