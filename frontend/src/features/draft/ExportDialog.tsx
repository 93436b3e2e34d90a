import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, type Schemas, take } from '@/api/client';
import * as queries from '@/api/queries';
import { useText } from '@/i18n';
import { isPending } from '@/lib/pending';
import { Mover } from '@/ui/AmendmentBox';
import { DocumentDialog } from '@/ui/DocumentDialog';
import { Check, SelectField } from '@/ui/Field';

/** What a document shows beside the words of its version. */
const shows = ['text', 'tracked', 'comparison'] as const;
type Shows = (typeof shows)[number];

interface ExportDialogProps {
  page: Schemas['DraftPage'];
  seesAmendments: boolean;
  isOpen: boolean;
  onClose: () => void;
}

/** A version of the draft as a document: alone, with amendments tracked in it, or with what changed since another. */
export function ExportDialog({ page, seesAmendments, isOpen, onClose }: ExportDialogProps) {
  const t = useText();
  const draft = page.draft.id;
  const versions = useQuery({ ...queries.versions(draft), enabled: isOpen }).data ?? [];
  const amendments = useQuery({ ...queries.amendments(draft), enabled: isOpen && seesAmendments }).data ?? [];
  const [version, setVersion] = useState(page.version.number);
  const [shown, setShown] = useState<Shows>('text');
  const [chosen, setChosen] = useState<string[]>([]);
  // Those worded against this version, and on the current one those that have followed it.
  const trackable = amendments.filter(
    (one) =>
      !one.amendment.to &&
      (one.amendment.base_version === version || (version === page.version.number && isPending(one))),
  );
  const tracked = trackable.map(({ amendment }) => amendment.id).filter((id) => chosen.includes(id));
  const others = versions.filter((one) => one.number !== version);
  const [chosenSince, setSince] = useState<number>();
  const since = others.find((one) => one.number === chosenSince)?.number ?? others[0]?.number;

  const possible = shows.filter(
    (one) =>
      one === 'text' ||
      (one === 'tracked' && trackable.length > 0) ||
      (one === 'comparison' && others.length > 0),
  );
  const what = possible.includes(shown) ? shown : 'text';
  return (
    <DocumentDialog
      title={t('document.title')}
      isOpen={isOpen}
      onClose={onClose}
      of={what}
      isReady={what !== 'tracked' || tracked.length > 0}
      ask={(as) =>
        take(
          api.POST('/drafts/{draft}/exports', {
            params: { path: { draft } },
            body: {
              as,
              version,
              ...(what === 'tracked' ? { amendments: tracked } : {}),
              ...(what === 'comparison' && since ? { compared_with: since } : {}),
            },
          }),
        )
      }
    >
      {(changed) => (
        <>
          <SelectField
            label={t('document.version')}
            value={version}
            onChange={(event) => {
              setVersion(Number(event.target.value));
              changed();
            }}
          >
            {versions.map((one) => (
              <option key={one.number} value={one.number}>
                {t('version.number', { number: one.number })}
              </option>
            ))}
          </SelectField>
          <SelectField
            label={t('document.shows')}
            value={what}
            onChange={(event) => {
              setShown(possible.find((one) => one === event.target.value) ?? 'text');
              changed();
            }}
          >
            {possible.map((one) => (
              <option key={one} value={one}>
                {t(`document.shows.${one}`)}
              </option>
            ))}
          </SelectField>
          {what === 'comparison' && (
            <SelectField
              label={t('document.since')}
              value={since}
              onChange={(event) => {
                setSince(Number(event.target.value));
                changed();
              }}
            >
              {others.map((one) => (
                <option key={one.number} value={one.number}>
                  {t('version.number', { number: one.number })}
                </option>
              ))}
            </SelectField>
          )}
          {what === 'tracked' && (
            <fieldset className="stack stack-tight choices">
              <legend>{t('document.amendments')}</legend>
              {trackable.map(({ amendment }) => (
                <Check
                  key={amendment.id}
                  checked={tracked.includes(amendment.id)}
                  onChange={(event) => {
                    setChosen((now) =>
                      event.target.checked
                        ? [...now, amendment.id]
                        : now.filter((one) => one !== amendment.id),
                    );
                    changed();
                  }}
                >
                  <span className="row">
                    <strong>{amendment.label || t('amendment.unnumbered')}</strong>
                    <Mover amendment={amendment} />
                  </span>
                </Check>
              ))}
            </fieldset>
          )}
        </>
      )}
    </DocumentDialog>
  );
}
