import account from '@/pages/account/messages';
import accounts from '@/pages/accounts/messages';
import audit from '@/pages/audit/messages';
import charts from '@/pages/charts/messages';
import briefings from '@/pages/briefings/messages';
import duty from '@/pages/duty/messages';
import economy from '@/pages/economy/messages';
import emergency from '@/pages/emergency/messages';
import emergencyAccess from '@/pages/emergency-access/messages';
import enterprises from '@/pages/enterprises/messages';
import evaluation from '@/pages/evaluation/messages';
import experiments from '@/pages/experiments/messages';
import help from '@/pages/help/messages';
import notices from '@/pages/notices/messages';
import overview from '@/pages/overview/messages';
import profile from '@/pages/profile/messages';
import schools from '@/pages/schools/messages';
import exportsPage from '@/pages/exports/messages';
import ingest from '@/pages/ingest/messages';
import quality from '@/pages/quality/messages';
import quarantine from '@/pages/quarantine/messages';
import signIn from '@/pages/sign-in/messages';
import wall from '@/pages/wall/messages';
import whatIf from '@/pages/what-if/messages';
import warnings from '@/pages/warnings/messages';
import themes from '@/pages/themes/messages';
import sql from '@/pages/sql/messages';
import tickets from '@/pages/tickets/messages';

/** The texts of each page, under the name that their keys begin with: one import and one line a page. */
export const pages = {
  account,
  accounts,
  audit,
  charts,
  briefings,
  duty,
  economy,
  emergency,
  emergencyAccess,
  enterprises,
  evaluation,
  experiments,
  help,
  notices,
  overview,
  profile,
  schools,
  ingest,
  quality,
  quarantine,
  signIn,
  themes,
  wall,
  warnings,
  tickets,
  exports: exportsPage,
  sql,
  whatIf,
};
