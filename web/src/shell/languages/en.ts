import components from 'antd/es/locale/en_US';
import 'dayjs/locale/en';
import data from '../../../messages/en/data.json';
import docs from '../../../messages/en/docs.json';
import figure from '../../../messages/en/figure.json';
import plan from '../../../messages/en/plan.json';
import shell from '../../../messages/en/shell.json';
import type { Speech } from '../languages';

export default { messages: { data, docs, figure, plan, shell }, components, calendar: 'en', date: 'D MMM YYYY' } satisfies Speech;
