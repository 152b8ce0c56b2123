import components from 'antd/es/locale/ru_RU';
import 'dayjs/locale/ru';
import data from '../../../messages/ru/data.json';
import docs from '../../../messages/ru/docs.json';
import figure from '../../../messages/ru/figure.json';
import plan from '../../../messages/ru/plan.json';
import shell from '../../../messages/ru/shell.json';
import type { Speech } from '../languages';

export default { messages: { data, docs, figure, plan, shell }, components, calendar: 'ru', date: 'D.MM.YYYY' } satisfies Speech;
