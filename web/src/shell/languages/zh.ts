import components from 'antd/es/locale/zh_CN';
import 'dayjs/locale/zh-cn';
import data from '../../../messages/zh/data.json';
import docs from '../../../messages/zh/docs.json';
import figure from '../../../messages/zh/figure.json';
import plan from '../../../messages/zh/plan.json';
import shell from '../../../messages/zh/shell.json';
import type { Speech } from '../languages';

export default { messages: { data, docs, figure, plan, shell }, components, calendar: 'zh-cn', date: 'YYYY年M月D日' } satisfies Speech;
