// Message keys are checked by the compiler against the English files; the test checks the other languages.
import type data from '../../messages/en/data.json';
import type docs from '../../messages/en/docs.json';
import type figure from '../../messages/en/figure.json';
import type plan from '../../messages/en/plan.json';
import type shell from '../../messages/en/shell.json';

declare module 'i18next' {
  interface CustomTypeOptions {
    keySeparator: false;
    resources: {
      data: typeof data;
      docs: typeof docs;
      figure: typeof figure;
      plan: typeof plan;
      shell: typeof shell;
    };
  }
}
