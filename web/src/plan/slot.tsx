import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { FieldError } from '../api/client';

interface Props {
  id: string;
  word: string; // the word of the sentence before the field, which is also its label
  name: string; // the full name, for those who do not see the sentence
  errors: FieldError[];
  choose?: (value: string, label: string) => void;
  children: ReactNode;
}

// One gap of the sentence: a word, a field, and beneath it what the server said about it with the ways out.
export function Slot({ id, word, name, errors, choose, children }: Props) {
  const { t } = useTranslation();
  return (
    <div className={`slot slot-${id}${errors.length > 0 ? ' slot-wrong' : ''}`}>
      <label className="slot-word" htmlFor={`slot-${id}`}>{word}<span className="unseen">: {name}</span></label>
      <div className="slot-field">{children}</div>
      {errors.length > 0 && (
        <div className="slot-error" id={`error-${id}`}>
          {errors.map((error) => (
            <div key={error.field + error.key}>
              <p>{error.message}</p>
              {choose && error.choices && error.choices.length > 0 && (
                <div className="choices" role="group" aria-label={t('plan:choices')}>
                  {error.choices.map((choice) => (
                    <Button key={choice.value} size="small" onClick={() => choose(choice.value, choice.label)}>{choice.label}</Button>
                  ))}
                </div>
              )}
            </div>
          ))}
        </div>
      )}
    </div>
  );
}
