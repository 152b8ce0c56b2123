import { ConfigProvider } from 'antd';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { PlanPage } from '../plan/plan_page';
import { usePath } from './address';
import { Bones } from './bones';
import { ErrorBoundary } from './error_boundary';
import { Footer } from './footer';
import { Header } from './header';
import { useLanguage } from './languages';
import { PageLink } from './link';
import { component_theme, useDark } from './theme';
import { useNarrow, useStill } from './width';

const DataPage = lazy(() => import('../data/data_page'));
const DocsPage = lazy(() => import('../docs/docs_page'));

export function App() {
  const { speech } = useLanguage();
  const is_dark = useDark();
  const narrow = useNarrow();
  const still = useStill();
  const path = usePath();
  return (
    <ConfigProvider locale={speech.components} theme={component_theme({ is_dark, narrow, still })} button={{ autoInsertSpace: false }}>
      <Header />
      <main id="content" tabIndex={-1}>
        <ErrorBoundary key={path}>
          <Suspense fallback={<div className="page notice"><Bones lines={6} /></div>}>
            <Page path={path} />
          </Suspense>
        </ErrorBoundary>
      </main>
      <Footer />
    </ConfigProvider>
  );
}

function Page({ path }: { path: string }) {
  const { t } = useTranslation();
  switch (path) {
    case '/': return <PlanPage />;
    case '/data': return <DataPage />;
    case '/docs': return <DocsPage />;
    default:
      return (
        <div className="notice">
          <h1>{t('shell:away.title')}</h1>
          <p><PageLink to="/">{t('shell:away.link')}</PageLink></p>
        </div>
      );
  }
}
