import { Button } from 'antd';
import i18next from 'i18next';
import { Component, type ReactNode } from 'react';

// Catches a fault of the page itself, so that a reader never sees an empty window.
export class ErrorBoundary extends Component<{ children: ReactNode }, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() { return { failed: true }; }

  override render() {
    if (!this.state.failed) { return this.props.children; }
    return (
      <div className="notice" role="alert">
        <h1>{i18next.t('shell:fault.title')}</h1>
        <p>{i18next.t('shell:fault.text')}</p>
        <Button type="primary" onClick={() => location.reload()}>{i18next.t('shell:fault.again')}</Button>
      </div>
    );
  }
}
