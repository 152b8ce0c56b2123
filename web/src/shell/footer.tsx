import { useTranslation } from 'react-i18next';

export function Footer() {
  const { t } = useTranslation();
  return (
    <footer className="bottom">
      <div className="page">
        <p>{t('shell:footer.advice')}</p>
        <p>{t('shell:footer.licence')}</p>
      </div>
    </footer>
  );
}
