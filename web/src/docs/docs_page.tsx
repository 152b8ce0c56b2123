// The contract in words: read from the same openapi.yaml that programs read.
import { Fragment, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { parse } from 'yaml';
import { Bones } from '../shell/bones';
import './docs.css';

interface Schema {
  $ref?: string;
  type?: string;
  enum?: string[];
  format?: string;
  description?: string;
  items?: Schema;
  properties?: Record<string, Schema>;
  additionalProperties?: boolean | Schema;
  required?: string[];
  examples?: unknown[];
}
interface Parameter { $ref?: string; name: string; in: string; required?: boolean; description?: string; schema: Schema }
interface Body { content?: Record<string, { schema: Schema }> }
interface Operation {
  operationId: string;
  summary: string;
  parameters?: Parameter[];
  requestBody?: Body;
  responses: Record<string, Body & { $ref?: string; description?: string }>;
}
interface Contract {
  info: { title: string; version: string; description: string };
  paths: Record<string, Record<string, Operation>>;
  components: { parameters: Record<string, Parameter>; schemas: Record<string, Schema> };
}

const last_name = (reference: string) => reference.slice(reference.lastIndexOf('/') + 1);

export default function DocsPage() {
  const { t } = useTranslation();
  const [contract, set_contract] = useState<Contract>();
  const [failed, set_failed] = useState(false);

  useEffect(() => { document.title = `${t('docs:title')} · Chorsu`; }, [t]);

  useEffect(() => {
    fetch('/openapi.yaml')
      .then(async (response) => {
        if (!response.ok) { throw new Error(String(response.status)); }
        set_contract(parse(await response.text()) as Contract);
      })
      .catch(() => set_failed(true));
  }, []);

  return (
    <div className="page plain-page docs">
      <h1>{t('docs:title')}</h1>
      <p>{t('docs:intro')} <a href="/openapi.yaml">openapi.yaml</a></p>
      {failed && <p role="alert">{t('shell:unreachable.title')}</p>}
      {!contract && !failed && <Bones lines={12} />}
      {contract && (
        <div lang="en" className="contract">
          <p className="quiet">{contract.info.title} {contract.info.version}. {contract.info.description}</p>
          {Object.entries(contract.paths).map(([path, operations]) =>
            Object.entries(operations).map(([method, operation]) => (
              <OperationCard key={operation.operationId} path={path} method={method} operation={operation} contract={contract} />
            )),
          )}
          <h2>{t('docs:schemas')}</h2>
          {Object.entries(contract.components.schemas).map(([name, schema]) => (
            <section key={name} id={name} className="card">
              <h3>{name}</h3>
              {schema.description && <p>{schema.description}</p>}
              <Shape schema={schema} />
            </section>
          ))}
        </div>
      )}
    </div>
  );
}

function OperationCard({ path, method, operation, contract }: { path: string; method: string; operation: Operation; contract: Contract }) {
  const { t } = useTranslation();
  const parameters = (operation.parameters ?? []).map((one) => (one.$ref ? contract.components.parameters[last_name(one.$ref)]! : one));
  const bodies = Object.entries(operation.requestBody?.content ?? {});
  return (
    <section className="card" id={operation.operationId}>
      <h3><code><b>{method.toUpperCase()}</b> {path}</code></h3>
      <p>{operation.summary}</p>
      {parameters.length > 0 && (
        <>
          <h4>{t('docs:parameters')}</h4>
          <dl className="shape">
            {parameters.map((one) => (
              <Fragment key={one.name}>
                <dt><code>{one.name}</code>{one.required && <em>{t('docs:required')}</em>}</dt>
                <dd><TypeName schema={one.schema} /> {one.description}</dd>
              </Fragment>
            ))}
          </dl>
        </>
      )}
      {bodies.map(([media, { schema }]) => (
        <Fragment key={media}><h4>{t('docs:body')}: <code>{media}</code></h4><p><TypeName schema={schema} /></p><Shape schema={schema} /></Fragment>
      ))}
      <h4>{t('docs:answers')}</h4>
      <dl className="shape">
        {Object.entries(operation.responses).map(([status, response]) => (
          <Fragment key={status}>
            <dt><code>{status}</code></dt>
            <dd>
              {response.$ref ? <a href={`#${last_name(response.$ref)}`}>{last_name(response.$ref)}</a> : response.description}
              {Object.entries(response.content ?? {}).map(([media, { schema }]) => (
                <div key={media}><code>{media}</code> <TypeName schema={schema} /></div>
              ))}
            </dd>
          </Fragment>
        ))}
      </dl>
    </section>
  );
}

function Shape({ schema }: { schema: Schema }) {
  const { t } = useTranslation();
  if (!schema.properties) { return null; }
  return (
    <dl className="shape">
      {Object.entries(schema.properties).map(([name, property]) => (
        <Fragment key={name}>
          <dt><code>{name}</code>{schema.required?.includes(name) && <em>{t('docs:required')}</em>}</dt>
          <dd><TypeName schema={property} /> {property.description}<Shape schema={property.items ?? property} /></dd>
        </Fragment>
      ))}
    </dl>
  );
}

function TypeName({ schema }: { schema: Schema }) {
  if (schema.$ref) { return <a href={`#${last_name(schema.$ref)}`}>{last_name(schema.$ref)}</a>; }
  if (schema.enum) { return <code>{schema.enum.join(' | ')}</code>; }
  if (schema.items) { return <><code>array</code> <TypeName schema={schema.items} /></>; }
  if (typeof schema.additionalProperties === 'object') { return <><code>object</code> <TypeName schema={schema.additionalProperties} /></>; }
  return <code>{[schema.type, schema.format].filter(Boolean).join(', ')}</code>;
}
