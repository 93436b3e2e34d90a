import { createBrowserRouter } from 'react-router';
import { Waiting } from '@/ui/Loading';
import { Failure } from './Failure';
import { Shell } from './Shell';

/** Each page is loaded when it is first opened. */
export const router = createBrowserRouter([
  {
    Component: Shell,
    ErrorBoundary: Failure,
    HydrateFallback: Waiting,
    children: [
      { index: true, lazy: async () => ({ Component: (await import('@/features/home/HomePage')).HomePage }) },
      {
        path: 'drafts/:id',
        lazy: async () => ({ Component: (await import('@/features/draft/DraftFrame')).DraftFrame }),
        children: [
          {
            index: true,
            lazy: async () => ({ Component: (await import('@/features/draft/TextPage')).TextPage }),
          },
          {
            path: 'amendments',
            lazy: async () => ({
              Component: (await import('@/features/amend/AmendmentsPage')).AmendmentsPage,
            }),
          },
          {
            path: 'chair',
            lazy: async () => ({ Component: (await import('@/features/chair/ChairPage')).ChairPage }),
          },
          {
            path: 'compare',
            lazy: async () => ({ Component: (await import('@/features/compare/ComparePage')).ComparePage }),
          },
          {
            path: 'proceedings',
            lazy: async () => ({
              Component: (await import('@/features/proceedings/ProceedingsPage')).ProceedingsPage,
            }),
          },
          {
            path: 'history',
            lazy: async () => ({ Component: (await import('@/features/draft/HistoryPage')).HistoryPage }),
          },
          {
            path: 'documents',
            lazy: async () => ({ Component: (await import('@/features/issuing/PapersPage')).PapersPage }),
          },
          {
            path: 'check',
            lazy: async () => ({ Component: (await import('@/features/finalize/CheckPage')).CheckPage }),
          },
          {
            path: 'finalize',
            lazy: async () => ({
              Component: (await import('@/features/finalize/FinalizePage')).FinalizePage,
            }),
          },
        ],
      },
      {
        path: 'drafts/:id/print',
        lazy: async () => ({ Component: (await import('@/features/draft/PrintPage')).PrintPage }),
      },
      {
        path: 'drafts/:id/amend/:clause',
        lazy: async () => ({ Component: (await import('@/features/amend/AmendPage')).AmendPage }),
      },
      {
        path: 'drafts/:id/propose',
        lazy: async () => ({ Component: (await import('@/features/propose/ProposePage')).ProposePage }),
      },
      {
        path: 'drafts/:id/revise',
        lazy: async () => ({ Component: (await import('@/features/amend/RevisePage')).RevisePage }),
      },
      {
        path: 'drafts/:id/division',
        lazy: async () => ({
          Component: (await import('@/features/proceedings/division/DivisionPage')).DivisionPage,
        }),
      },
      {
        path: 'drafts/:id/projector',
        lazy: async () => ({
          Component: (await import('@/features/projector/ProjectorPage')).ProjectorPage,
        }),
      },
      {
        path: 'amendments/:id',
        lazy: async () => ({ Component: (await import('@/features/amend/AmendmentPage')).AmendmentPage }),
      },
      {
        path: 'import',
        lazy: async () => ({ Component: (await import('@/features/import/ImportPage')).ImportPage }),
      },
      {
        path: 'meetings',
        lazy: async () => ({ Component: (await import('@/features/meetings/MeetingsPage')).MeetingsPage }),
      },
      {
        path: 'meetings/:id',
        lazy: async () => ({ Component: (await import('@/features/meetings/MeetingPage')).MeetingPage }),
      },
      {
        path: 'documents',
        lazy: async () => ({ Component: (await import('@/features/issuing/DocumentsPage')).DocumentsPage }),
      },
      {
        path: 'admin',
        lazy: async () => ({ Component: (await import('@/features/admin/AdminPage')).AdminPage }),
        children: [
          {
            index: true,
            lazy: async () => ({ Component: (await import('@/features/admin/CommitteePage')).CommitteePage }),
          },
          {
            path: 'delegations',
            lazy: async () => ({
              Component: (await import('@/features/admin/DelegationsPage')).DelegationsPage,
            }),
          },
          {
            path: 'people',
            lazy: async () => ({ Component: (await import('@/features/admin/PeoplePage')).PeoplePage }),
          },
          {
            path: 'agenda',
            lazy: async () => ({ Component: (await import('@/features/admin/AgendaPage')).AgendaPage }),
          },
        ],
      },
      {
        path: 'login',
        lazy: async () => ({ Component: (await import('@/features/account/LoginPage')).LoginPage }),
      },
      {
        path: 'invitation',
        lazy: async () => ({ Component: (await import('@/features/account/InvitationPage')).InvitationPage }),
      },
      {
        path: 'settings',
        lazy: async () => ({ Component: (await import('@/features/account/SettingsPage')).SettingsPage }),
      },
      { path: '*', lazy: async () => ({ Component: (await import('./NotFound')).NotFound }) },
    ],
  },
]);
