import { useQuery } from '@tanstack/react-query';
import type { Schemas } from '@/api/client';
import { api, take } from '@/api/client';
import { useCommittee } from '@/api/committee';
import * as queries from '@/api/queries';
import { useText, useTimes } from '@/i18n';
import { Button } from '@/ui/Button';
import { CommentForm } from './CommentForm';
import { useParagraphWrite } from './useParagraphWrite';

interface CommentsProps {
  page: Schemas['DraftPage'];
  clause: string;
  /** There is such a paragraph in the text. */
  stands: boolean;
}

/** The thread at a place of the text, as far as the reader may read it, and a form to go on with it. */
export function Comments({ page, clause, stands }: CommentsProps) {
  const t = useText();
  const comments = useQuery(queries.comments(page.draft.id, clause)).data ?? [];
  return (
    <section className="stack stack-tight comments" aria-labelledby="comments">
      <h3 id="comments">{t('comments.title', { count: comments.length })}</h3>
      {comments.length > 0 && (
        <ol className="thread">
          {comments.map((comment) => (
            <Said key={comment.id} page={page} comment={comment} />
          ))}
        </ol>
      )}
      {stands && page.may.includes('comment') && <CommentForm page={page} clause={clause} />}
    </section>
  );
}

function Said({ page, comment }: { page: Schemas['DraftPage']; comment: Schemas['Comment'] }) {
  const t = useText();
  const times = useTimes(useCommittee().committee?.time_zone);
  const delegations = useQuery(queries.delegations(page.draft.committee_id)).data ?? [];
  const withdraw = useParagraphWrite(page, () =>
    take(api.POST('/comments/{comment}/withdraw', { params: { path: { comment: comment.id } } })),
  );
  const names = (comment.shared_with ?? []).map((id) => delegations.find((one) => one.id === id)?.name ?? id);
  return (
    <li className="said" data-audience={comment.audience}>
      <p className="row">
        <bdi>{comment.by}</bdi>
        {comment.capacity && <span className="small soft">{t(`capacity.${comment.capacity}`)}</span>}
        <time className="small soft" dateTime={comment.at}>
          {times.dateTime(comment.at)}
        </time>
        {comment.audience !== 'committee' && (
          <span className="badge badge-warn">
            {names.length > 0
              ? t('comment.sharedWith', { names: names.join(', ') })
              : t(`comment.is.${comment.audience}`)}
          </span>
        )}
      </p>
      {comment.withdrawn_at ? (
        <p className="soft">{t('comment.withdrawn')}</p>
      ) : (
        <p className="said-words" dir="auto">
          {comment.words}
        </p>
      )}
      {comment.may_withdraw && (
        <Button small look="quiet" isDisabled={withdraw.isPending} onPress={() => withdraw.mutate(undefined)}>
          {t('comment.withdraw')}
        </Button>
      )}
    </li>
  );
}
