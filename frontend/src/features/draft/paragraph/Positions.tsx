import { useState } from 'react';
import { api, type Schemas, take } from '@/api/client';
import { useMembership } from '@/api/queries';
import { useText } from '@/i18n';
import { Button } from '@/ui/Button';
import type { ParagraphProps } from './ParagraphPanel';
import { PositionDialog } from './PositionDialog';
import { seen, useParagraphWrite } from './useParagraphWrite';
import { useRecords } from './useRecords';

type Mark = Schemas['Mark'];
type Position = Schemas['Position'];

const positions = ['agrees', 'pending', 'objects'] as const;

/** What the delegations say to a paragraph, and one's own word in it. */
export function Positions(props: ParagraphProps) {
  const t = useText();
  const { page, paragraph } = props;
  const membership = useMembership(page.draft.committee_id);
  const mayMark = page.may.includes('mark_paragraphs') && paragraph.standing !== 'deleted';
  const records = useRecords(page);
  return (
    <section className="stack stack-tight" aria-label={t('positions.title')}>
      {paragraph.marks.length === 0 && <p className="small soft">{t('positions.none')}</p>}
      {positions.map((position) => (
        <Group
          key={position}
          position={position}
          marks={paragraph.marks.filter((mark) => mark.position === position)}
        />
      ))}
      {mayMark && membership?.delegation && <Own {...props} delegation={membership.delegation.id} />}
      {mayMark && records && <Record {...props} />}
    </section>
  );
}

function Group({ position, marks }: { position: Position; marks: readonly Mark[] }) {
  const t = useText();
  if (marks.length === 0) return null;
  return (
    <div className="positions" data-position={position}>
      <h3 className="small">{t(`positions.${position}`)}</h3>
      <ul>
        {marks.map((mark) => (
          <li key={mark.delegation.id} className="position">
            <bdi>{mark.delegation.name}</bdi>
            {!mark.current && <span className="small soft">{t('positions.earlier')}</span>}
            {mark.reason && (
              <span className="small" dir="auto">
                {mark.reason}
              </span>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

function Own({ delegation, ...props }: ParagraphProps & { delegation: string }) {
  const t = useText();
  const { page, paragraph } = props;
  const [asks, setAsks] = useState<'pending' | 'objects'>();
  const own = paragraph.marks.find((mark) => mark.delegation.id === delegation);
  const isSilent = page.draft.status === 'silence';
  const agree = useParagraphWrite(page, () =>
    take(
      api.PUT('/drafts/{draft}/paragraphs/{clause}/mark', {
        params: seen(page, paragraph.clause),
        body: { position: 'agrees' },
      }),
    ),
  );
  const takeBack = useParagraphWrite(page, () =>
    take(
      api.DELETE('/drafts/{draft}/paragraphs/{clause}/mark', {
        params: { path: { draft: page.draft.id, clause: paragraph.clause } },
      }),
    ),
  );
  const agrees = own?.position === 'agrees' && own.current;
  return (
    <fieldset className="actions">
      <legend className="small soft">{t('position.own')}</legend>
      <Button
        small
        aria-pressed={agrees}
        isDisabled={agree.isPending || agrees}
        onPress={() => agree.mutate(undefined)}
      >
        {t('position.agree')}
      </Button>
      {!isSilent && (
        <>
          <Button
            small
            aria-pressed={own?.position === 'pending'}
            isDisabled={agree.isPending}
            onPress={() => setAsks('pending')}
          >
            {t('position.wait')}
          </Button>
          <Button
            small
            aria-pressed={own?.position === 'objects'}
            isDisabled={agree.isPending}
            onPress={() => setAsks('objects')}
          >
            {t('position.object')}
          </Button>
        </>
      )}
      {own && (
        <Button small look="quiet" isDisabled={takeBack.isPending} onPress={() => takeBack.mutate(undefined)}>
          {t('position.takeBack')}
        </Button>
      )}
      {asks && <PositionDialog {...props} position={asks} onClose={() => setAsks(undefined)} />}
    </fieldset>
  );
}

function Record(props: ParagraphProps) {
  const t = useText();
  const [asks, setAsks] = useState(false);
  return (
    <div className="actions">
      <Button small onPress={() => setAsks(true)}>
        {t('position.record')}
      </Button>
      {asks && <PositionDialog {...props} onClose={() => setAsks(false)} />}
    </div>
  );
}
