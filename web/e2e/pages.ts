/** Every page of the app, with an address that shows it filled. */
export function pages(uscc: string, month: string): Record<string, string> {
  return {
    overview: '/',
    'overview-ratio': `/?indicator=power_ratio&month=${month}`,
    enterprises: '/enterprises',
    profile: `/enterprises/${uscc}`,
    records: `/enterprises/${uscc}?feed=power&month=${month}`,
    help: '/help',
    'not-found': '/nowhere',
  };
}
