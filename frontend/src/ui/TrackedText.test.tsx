import { render } from '@testing-library/react';
import { IntlProvider } from 'react-intl';
import { describe, expect, it } from 'vitest';
import messages from '@/i18n/messages/en.json';
import { type TrackedRun, TrackedText } from './TrackedText';

const runs: TrackedRun[] = [
  { op: 'eq', parts: [{ text: 'Invites', emphasis: true }, { text: ' ' }] },
  { op: 'del', parts: [{ text: 'donors' }] },
  { op: 'ins', parts: [{ text: 'banks' }, { text: '²', note: 2, note_key: 'n' }] },
];

function show(props: Partial<Parameters<typeof TrackedText>[0]> = {}) {
  const { container } = render(
    <IntlProvider locale="en" messages={messages}>
      <TrackedText runs={runs} lang="fr" by="Delmark" {...props} />
    </IntlProvider>,
  );
  return container;
}

describe('tracked text', () => {
  it('marks what comes and what goes by elements, and holds the words alone', () => {
    const shown = show();
    expect(shown.querySelector('ins')?.textContent).toBe('banks2');
    expect(shown.querySelector('del')?.textContent).toBe('donors');
    expect(shown.textContent).toBe('Invites donorsbanks2');
  });

  it('says in words whose change it is', () => {
    const shown = show();
    expect(shown.querySelector('ins')?.getAttribute('data-begins')).toBe('insertion Delmark');
    expect(shown.querySelector('del')?.getAttribute('data-begins')).toBe('deletion Delmark');
    expect(shown.querySelector('ins')?.getAttribute('title')).toBe('Delmark');
  });

  it('carries the language and lets the words decide the direction', () => {
    const text = show().querySelector('.tracked');
    expect(text?.getAttribute('lang')).toBe('fr');
    expect(text?.getAttribute('dir')).toBe('auto');
  });

  it('keeps emphasis and raises notes', () => {
    const shown = show();
    expect(shown.querySelector('em')?.textContent).toBe('Invites');
    expect(shown.querySelector('sup')?.textContent).toBe('2');
  });

  it.each([
    ['before', 'Invites donors'],
    ['after', 'Invites banks2'],
  ] as const)('shows only what stood %s', (side, words) => {
    expect(show({ side }).textContent).toBe(words);
  });
});
