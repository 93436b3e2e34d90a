/** What a person prefers in this browser. */
export type EditorMode = 'tracked' | 'plain';
export type Theme = 'system' | 'light' | 'dark';

const editorKey = 'chapeau.editor';
const themeKey = 'chapeau.theme';

/** The editor chosen before; undefined leaves the choice to the device. */
export function editorMode(): EditorMode | undefined {
  const kept = localStorage.getItem(editorKey);
  return kept === 'tracked' || kept === 'plain' ? kept : undefined;
}

export function rememberEditorMode(mode: EditorMode | undefined) {
  if (mode) localStorage.setItem(editorKey, mode);
  else localStorage.removeItem(editorKey);
}

export function theme(): Theme {
  const kept = localStorage.getItem(themeKey);
  return kept === 'light' || kept === 'dark' ? kept : 'system';
}

export function rememberTheme(choice: Theme) {
  localStorage.setItem(themeKey, choice);
  applyTheme();
}

const dark = '(prefers-color-scheme: dark)';

/** Sets the page's theme from the choice, or from the device's where none was made. */
export function applyTheme() {
  const choice = theme();
  const system = window.matchMedia(dark).matches ? 'dark' : 'light';
  document.documentElement.dataset.theme = choice === 'system' ? system : choice;
}

/** Follows the device's theme from now on. */
export function followTheme() {
  applyTheme();
  window.matchMedia(dark).addEventListener('change', applyTheme);
}
