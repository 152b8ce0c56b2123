import { useTranslation } from 'react-i18next';
import { usePath } from './address';
import { choose_language, languages, useLanguage } from './languages';
import { PageLink } from './link';
import { Mark } from './mark';
import { appearances, choose_appearance, useAppearance, type Appearance } from './theme';

const pages = [
  { path: '/', word: 'shell:nav.plan' },
  { path: '/data', word: 'shell:nav.data' },
  { path: '/docs', word: 'shell:nav.docs' },
] as const;

export function Header() {
  const { t } = useTranslation();
  const path = usePath();
  return (
    <header className="top">
      <a className="skip" href="#content">{t('shell:skip')}</a>
      <div className="page top-row">
        <PageLink to="/" className="brand"><Mark />Chorsu</PageLink>
        <nav className="pages" aria-label={t('shell:nav.label')}>
          {pages.map((page) => (
            <PageLink key={page.path} to={page.path} current={page.path === path}>{t(page.word)}</PageLink>
          ))}
        </nav>
        <LanguageSwitch />
        <AppearanceSwitch />
      </div>
    </header>
  );
}

function LanguageSwitch() {
  const { t } = useTranslation();
  const { code } = useLanguage();
  return (
    <div className="languages" role="group" aria-label={t('shell:language')}>
      {languages.map((entry) => (
        <button key={entry.code} type="button" lang={entry.code} aria-label={entry.name} aria-pressed={entry.code === code}
          onClick={() => choose_language(entry.code)}>
          <span className="long">{entry.name}</span><span className="short">{entry.short}</span>
        </button>
      ))}
    </div>
  );
}

const drawn: Record<Appearance, string> = {
  system: 'M10 3a7 7 0 1 0 0 14zm0 0a7 7 0 0 1 0 14',
  light: 'M10 6.5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7zM10 1.5v2M10 16.5v2M1.5 10h2M16.5 10h2M4 4l1.4 1.4M14.6 14.6 16 16M4 16l1.4-1.4M14.6 5.4 16 4',
  dark: 'M16.5 12A7 7 0 0 1 8 3.5 7 7 0 1 0 16.5 12z',
};

function AppearanceSwitch() {
  const { t } = useTranslation();
  const appearance = useAppearance();
  const next = appearances[(appearances.indexOf(appearance) + 1) % appearances.length]!;
  const label = t('shell:theme', { theme: t(`shell:theme.${appearance}`) });
  return (
    <button type="button" className="icon-button" aria-label={label} title={label} onClick={() => choose_appearance(next)}>
      <svg width="20" height="20" viewBox="0 0 20 20" fill="none" stroke="currentColor" strokeWidth="1.5" strokeLinecap="round" aria-hidden="true">
        <path d={drawn[appearance]} />
        {appearance === 'system' && <path d="M10 3a7 7 0 1 0 0 14z" fill="currentColor" />}
      </svg>
    </button>
  );
}
