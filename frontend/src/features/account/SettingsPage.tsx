import { useState } from 'react';
import { isLanguage, languages, useLanguage, useText } from '@/i18n';
import {
  type EditorMode,
  editorMode,
  rememberEditorMode,
  rememberTheme,
  type Theme,
  theme,
} from '@/lib/preferences';
import { SelectField } from '@/ui/Field';
import { Page } from '@/ui/Page';
import { Segments } from '@/ui/Segments';

/** `/settings`: language, theme and editor, in this browser. */
export function SettingsPage() {
  const t = useText();
  const { language, choose } = useLanguage();
  const [look, setLook] = useState(theme);
  const [editor, setEditor] = useState<EditorMode | 'device'>(() => editorMode() ?? 'device');
  return (
    <Page title={t('settings.title')} lead={t('settings.lead')} width="narrow">
      <div className="card stack settings">
        <SelectField
          label={t('settings.language')}
          value={language}
          onChange={(event) => isLanguage(event.target.value) && choose(event.target.value)}
        >
          {Object.entries(languages).map(([tag, { name }]) => (
            <option key={tag} value={tag} lang={tag}>
              {name}
            </option>
          ))}
        </SelectField>
        <div className="stack stack-tight">
          <span className="field-label">{t('settings.theme')}</span>
          <Segments<Theme>
            label={t('settings.theme')}
            value={look}
            options={[
              { value: 'system', label: t('settings.theme.system') },
              { value: 'light', label: t('settings.theme.light') },
              { value: 'dark', label: t('settings.theme.dark') },
            ]}
            onChange={(next) => {
              rememberTheme(next);
              setLook(next);
            }}
          />
        </div>
        <div className="stack stack-tight">
          <span className="field-label">{t('settings.editor')}</span>
          <Segments
            label={t('settings.editor')}
            value={editor}
            options={[
              { value: 'device', label: t('settings.editor.device') },
              { value: 'tracked', label: t('settings.editor.tracked') },
              { value: 'plain', label: t('settings.editor.plain') },
            ]}
            onChange={(next) => {
              rememberEditorMode(next === 'device' ? undefined : next);
              setEditor(next);
            }}
          />
        </div>
      </div>
    </Page>
  );
}
