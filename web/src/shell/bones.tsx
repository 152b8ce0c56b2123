import { useTranslation } from 'react-i18next';

// Grey shapes of the size of what is awaited.
export function Bones({ lines }: { lines: number }) {
  const { t } = useTranslation();
  return (
    <div className="bones" role="status" aria-label={t('shell:waiting')}>
      {Array.from({ length: lines }, (_, line) => <span key={line} />)}
    </div>
  );
}
