import { queryOptions, useQuery } from '@tanstack/react-query';
import type { Language } from '@/i18n';
import { ApiError, api, type Schemas, take } from './client';

/**
 * What is read from the server, one entry a thing. Keys begin with what an
 * event names (`committee`, `draft`, `amendment`), so that events can refresh them.
 */
export const keys = {
  committee: (id: string) => ['committee', id] as const,
  draft: (id: string) => ['draft', id] as const,
  amendment: (id: string) => ['amendment', id] as const,
};

export const instance = () =>
  queryOptions({ queryKey: ['instance'], queryFn: () => take(api.GET('/instance')), staleTime: Infinity });

/** The formats of documents and what each can hold. */
export const formats = () =>
  queryOptions({
    queryKey: ['formats'],
    staleTime: 300_000,
    queryFn: async () => (await take(api.GET('/formats'))).items,
  });

export const demo = () =>
  queryOptions({ queryKey: ['demo'], queryFn: () => take(api.GET('/demo')), staleTime: Infinity });

/** The person who is signed in; null for an anonymous reader. */
export const me = () =>
  queryOptions({
    queryKey: ['me'],
    staleTime: 60_000,
    queryFn: async (): Promise<Schemas['Me'] | null> => {
      try {
        return await take(api.GET('/me'));
      } catch (error) {
        if (error instanceof ApiError && error.problem.status === 401) return null;
        throw error;
      }
    },
  });

export const committees = () =>
  queryOptions({
    queryKey: ['committees'],
    queryFn: () =>
      all((cursor) => take(api.GET('/committees', { params: { query: { cursor, limit: 500 } } }))),
  });

export const committee = (id: string) =>
  queryOptions({
    queryKey: keys.committee(id),
    queryFn: () => take(api.GET('/committees/{committee}', { params: { path: { committee: id } } })),
  });

export const delegations = (id: string) =>
  queryOptions({
    queryKey: [...keys.committee(id), 'delegations'],
    queryFn: async () =>
      (await take(api.GET('/committees/{committee}/delegations', { params: { path: { committee: id } } })))
        .items,
  });

export const governance = (id: string) =>
  queryOptions({
    queryKey: [...keys.committee(id), 'rules'],
    queryFn: () => take(api.GET('/committees/{committee}/rules', { params: { path: { committee: id } } })),
  });

export const rulesCatalogue = () =>
  queryOptions({
    queryKey: ['catalogue', 'rules'],
    staleTime: Infinity,
    queryFn: async () => (await take(api.GET('/catalogue/rules'))).items,
  });

export const delegationCatalogue = (language: Language) =>
  queryOptions({
    queryKey: ['catalogue', 'delegations', language],
    staleTime: Infinity,
    queryFn: () => take(api.GET('/catalogue/delegations', { params: { query: { language } } })),
  });

export const groupMembers = (committee: string, group: string) =>
  queryOptions({
    queryKey: [...keys.committee(committee), 'group', group],
    queryFn: () =>
      take(api.GET('/delegations/{delegation}/members', { params: { path: { delegation: group } } })),
  });

export const invitations = (id: string) =>
  queryOptions({
    queryKey: [...keys.committee(id), 'invitations'],
    queryFn: async () =>
      (await take(api.GET('/committees/{committee}/invitations', { params: { path: { committee: id } } })))
        .items,
  });

export const meetings = (id: string) =>
  queryOptions({
    queryKey: [...keys.committee(id), 'meetings'],
    queryFn: async () =>
      (await take(api.GET('/committees/{committee}/meetings', { params: { path: { committee: id } } })))
        .items,
  });

export const meeting = (committee: string, id: string) =>
  queryOptions({
    queryKey: [...keys.committee(committee), 'meeting', id],
    queryFn: () => take(api.GET('/meetings/{meeting}', { params: { path: { meeting: id } } })),
  });

export const agenda = (id: string) =>
  queryOptions({
    queryKey: [...keys.committee(id), 'agenda'],
    queryFn: async () =>
      (await take(api.GET('/committees/{committee}/agenda', { params: { path: { committee: id } } }))).items,
  });

/** The documents that the committee's secretariat has issued, in order. */
export const documents = (id: string) =>
  queryOptions({
    queryKey: [...keys.committee(id), 'documents'],
    queryFn: async () =>
      (await take(api.GET('/committees/{committee}/documents', { params: { path: { committee: id } } })))
        .items,
  });

/** The documents, notices and waivers of one draft, and what can be issued next. */
export const papers = (id: string) =>
  queryOptions({
    queryKey: [...keys.draft(id), 'papers'],
    queryFn: () => take(api.GET('/drafts/{draft}/documents', { params: { path: { draft: id } } })),
  });

export const members = (id: string) =>
  queryOptions({
    queryKey: [...keys.committee(id), 'members'],
    queryFn: async () =>
      (await take(api.GET('/committees/{committee}/members', { params: { path: { committee: id } } }))).items,
  });

export const drafts = (id: string) =>
  queryOptions({
    queryKey: [...keys.committee(id), 'drafts'],
    queryFn: () =>
      all((cursor) =>
        take(
          api.GET('/committees/{committee}/drafts', {
            params: { path: { committee: id }, query: { cursor, limit: 500 } },
          }),
        ),
      ),
  });

export const draft = (id: string) =>
  queryOptions({
    queryKey: keys.draft(id),
    queryFn: () => take(api.GET('/drafts/{draft}', { params: { path: { draft: id } } })),
  });

/** Where the paragraphs of a draft stand, and the silence that it is under. */
export const paragraphs = (id: string) =>
  queryOptions({
    queryKey: [...keys.draft(id), 'paragraphs'],
    queryFn: () => take(api.GET('/drafts/{draft}/paragraphs', { params: { path: { draft: id } } })),
  });

/** What is said at a place of a draft, as far as the reader may read it. */
export const comments = (id: string, clause: string) =>
  queryOptions({
    queryKey: [...keys.draft(id), 'comments', clause],
    queryFn: async () =>
      (
        await take(
          api.GET('/drafts/{draft}/paragraphs/{clause}/comments', {
            params: { path: { draft: id, clause } },
          }),
        )
      ).items,
  });

/** All amendments to a draft that the reader may see, each with its tracked clauses. */
export const amendments = (id: string) =>
  queryOptions({
    queryKey: [...keys.draft(id), 'amendments'],
    queryFn: () =>
      all((cursor) =>
        take(
          api.GET('/drafts/{draft}/amendments', {
            params: { path: { draft: id }, query: { cursor, limit: 500, comparison: true } },
          }),
        ),
      ),
  });

/** One delegation's amendments to a draft, without their tracked clauses. */
export const amendmentsOf = (id: string, delegation: string) =>
  queryOptions({
    queryKey: [...keys.draft(id), 'amendments', delegation],
    queryFn: () =>
      all((cursor) =>
        take(
          api.GET('/drafts/{draft}/amendments', {
            params: { path: { draft: id }, query: { cursor, limit: 500, delegation } },
          }),
        ),
      ),
  });

export const amendment = (id: string) =>
  queryOptions({
    queryKey: keys.amendment(id),
    queryFn: () => take(api.GET('/amendments/{amendment}', { params: { path: { amendment: id } } })),
  });

export const revisions = (id: string) =>
  queryOptions({
    queryKey: [...keys.amendment(id), 'revisions'],
    queryFn: async () =>
      (await take(api.GET('/amendments/{amendment}/revisions', { params: { path: { amendment: id } } })))
        .items,
  });

export const versions = (id: string) =>
  queryOptions({
    queryKey: [...keys.draft(id), 'versions'],
    queryFn: async () =>
      (await take(api.GET('/drafts/{draft}/versions', { params: { path: { draft: id } } }))).items,
  });

/** One version with its text. Versions never change once written. */
export const version = (id: string, number: number) =>
  queryOptions({
    queryKey: ['version', id, number],
    staleTime: Infinity,
    queryFn: () =>
      take(
        api.GET('/drafts/{draft}/versions/{version}', { params: { path: { draft: id, version: number } } }),
      ),
  });

export const provenance = (id: string, number: number) =>
  queryOptions({
    queryKey: ['version', id, number, 'provenance'],
    staleTime: Infinity,
    queryFn: () =>
      take(
        api.GET('/drafts/{draft}/versions/{version}/provenance', {
          params: { path: { draft: id, version: number } },
        }),
      ),
  });

export const decisions = (id: string) =>
  queryOptions({
    queryKey: [...keys.draft(id), 'decisions'],
    queryFn: async () =>
      (await take(api.GET('/drafts/{draft}/decisions', { params: { path: { draft: id } } }))).items,
  });

/** What is prepared for the action on a draft. */
export const outlook = (id: string) =>
  queryOptions({
    queryKey: [...keys.draft(id), 'outlook'],
    queryFn: () => take(api.GET('/drafts/{draft}/outlook', { params: { path: { draft: id } } })),
  });

/** What delegations put on record about a draft, oldest first. */
export const statements = (id: string) =>
  queryOptions({
    queryKey: [...keys.draft(id), 'statements'],
    queryFn: async () =>
      (await take(api.GET('/drafts/{draft}/statements', { params: { path: { draft: id } } }))).items,
  });

/** The whole text that an amendment proposes in one of its revisions, which never changes. */
export const proposedText = (id: string, revision: number) =>
  queryOptions({
    queryKey: ['proposed', id, revision],
    staleTime: Infinity,
    queryFn: () =>
      take(
        api.GET('/amendments/{amendment}/text', {
          params: { path: { amendment: id }, query: { revision } },
        }),
      ),
  });

export const sponsors = (id: string) =>
  queryOptions({
    queryKey: [...keys.draft(id), 'sponsors'],
    queryFn: () => take(api.GET('/drafts/{draft}/sponsors', { params: { path: { draft: id } } })),
  });

/** What one's delegation was told and nobody of it has seen, newest first. */
export const unseenAlerts = (id: string) =>
  queryOptions({
    queryKey: [...keys.committee(id), 'alerts'],
    queryFn: () =>
      all((cursor) =>
        take(
          api.GET('/committees/{committee}/alerts', {
            params: { path: { committee: id }, query: { cursor, limit: 500, unseen: true } },
          }),
        ),
      ),
  });

/** What the editorial rules say of the current text. */
export const textCheck = (id: string) =>
  queryOptions({
    queryKey: [...keys.draft(id), 'lint'],
    queryFn: () => take(api.GET('/drafts/{draft}/lint', { params: { path: { draft: id } } })),
  });

/** The openings with Also and Further that the current text would have by convention. */
export const sequence = (id: string) =>
  queryOptions({
    queryKey: [...keys.draft(id), 'sequence'],
    queryFn: async () =>
      (await take(api.GET('/drafts/{draft}/sequence', { params: { path: { draft: id } } }))).items,
  });

/** What finalizing the numbering would change. */
export const numbering = (id: string) =>
  queryOptions({
    queryKey: [...keys.draft(id), 'numbering'],
    queryFn: () => take(api.GET('/drafts/{draft}/numbering', { params: { path: { draft: id } } })),
  });

export const comparison = (id: string, from: number, to: number) =>
  queryOptions({
    queryKey: ['version', id, from, 'compare', to],
    staleTime: Infinity,
    queryFn: () =>
      take(api.GET('/drafts/{draft}/compare', { params: { path: { draft: id }, query: { from, to } } })),
  });

/** What merging these amendments would give; `version` is part of the key, so that a new text asks again. */
export const mergePreview = (id: string, version: number, request: Schemas['MergeRequest']) =>
  queryOptions({
    queryKey: [...keys.draft(id), 'preview', version, request],
    enabled: request.amendments.length > 0,
    retry: false,
    queryFn: () =>
      take(api.POST('/drafts/{draft}/merge-preview', { params: { path: { draft: id } }, body: request })),
  });

/** What operations worded on one version are on the current one; asked anew for each new version. */
export const carried = (id: string, current: number, request: Schemas['NewAmendment']) =>
  queryOptions({
    queryKey: ['carried', id, current, request],
    staleTime: Infinity,
    gcTime: 60_000,
    retry: false,
    queryFn: () =>
      take(api.POST('/drafts/{draft}/amendment-preview', { params: { path: { draft: id } }, body: request })),
  });

/** The changes that the server sees between a clause and the words typed so far. */
export const comparedWords = (id: string, request: Schemas['WordsToCompare']) =>
  queryOptions({
    queryKey: ['words', id, request],
    staleTime: Infinity,
    gcTime: 60_000,
    retry: false,
    queryFn: () =>
      take(api.POST('/drafts/{draft}/compare-words', { params: { path: { draft: id } }, body: request })),
  });

interface Page<T> {
  items: T[];
  next_cursor?: string;
}

/** Reads a paged list to its end. */
async function all<T>(read: (cursor: string | undefined) => Promise<Page<T>>): Promise<T[]> {
  const items: T[] = [];
  let cursor: string | undefined;
  do {
    const page = await read(cursor);
    items.push(...page.items);
    cursor = page.next_cursor;
  } while (cursor);
  return items;
}

export function useMe() {
  return useQuery(me()).data ?? null;
}

/** What the signed-in person is in a committee; undefined for a reader without a role there. */
export function useMembership(committeeId: string | undefined) {
  const person = useMe();
  return person?.memberships.find((membership) => membership.committee_id === committeeId);
}

/** Tells whether the reader's role in a committee allows something; false without a role. */
export function useMay(committeeId: string | undefined, action: Schemas['Action']): boolean {
  return useMembership(committeeId)?.actions?.includes(action) ?? false;
}
