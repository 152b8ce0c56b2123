// Light, dark, or as the device is. Colours are roles; the same values stand in tokens.css for our own parts.
import { theme as antd, type ThemeConfig } from 'antd';
import { useSyncExternalStore } from 'react';

export type Appearance = 'system' | 'light' | 'dark';
export const appearances: Appearance[] = ['system', 'light', 'dark'];

const kept = 'chorsu.appearance';
const listeners = new Set<() => void>();
const device_dark = matchMedia('(prefers-color-scheme: dark)');
device_dark.addEventListener('change', () => listeners.forEach((heard) => heard()));

let appearance: Appearance = appearances.find((one) => one === localStorage.getItem(kept)) ?? 'system';
show();

function show(): void {
  if (appearance === 'system') { delete document.documentElement.dataset.theme; } else { document.documentElement.dataset.theme = appearance; }
}

export function choose_appearance(chosen: Appearance): void {
  appearance = chosen;
  localStorage.setItem(kept, chosen);
  show();
  listeners.forEach((heard) => heard());
}

function follow(heard: () => void): () => void {
  listeners.add(heard);
  return () => listeners.delete(heard);
}

export const useAppearance = () => useSyncExternalStore(follow, () => appearance);
export const useDark = () =>
  useSyncExternalStore(follow, () => (appearance === 'system' ? device_dark.matches : appearance === 'dark'));

const shared: ThemeConfig['token'] = {
  fontFamily: 'var(--font)',
  fontSize: 15,
  fontSizeSM: 13,
  fontSizeLG: 18,
  lineHeight: 1.6,
  fontWeightStrong: 600,
  borderRadius: 6,
  borderRadiusSM: 4,
  borderRadiusLG: 8,
  controlHeightSM: 32,
  controlHeightLG: 48,
  wireframe: false,
  motionDurationFast: '0.08s',
  motionDurationMid: '0.12s',
  motionDurationSlow: '0.15s',
};

const light: ThemeConfig['token'] = {
  colorPrimary: '#0b5d5b', colorLink: '#0b5d5b', colorPrimaryHover: '#07403f', colorTextLightSolid: '#ffffff',
  colorPrimaryBg: '#e6f1f0', colorPrimaryBorder: '#94c2bf',
  colorBgLayout: '#f5f7f7', colorBgContainer: '#ffffff', colorBgElevated: '#ffffff', colorFillTertiary: '#eef2f2',
  colorBorder: '#84918f', colorBorderSecondary: '#dce3e3',
  colorText: '#13201f', colorTextSecondary: '#465655', colorTextTertiary: '#5f6f6e', colorTextPlaceholder: '#5f6f6e',
  colorTextQuaternary: '#5f6f6e',
  colorWarning: '#875200', colorWarningBorder: '#c9861a', colorWarningBg: '#fdf7ea',
  colorError: '#a3231b', colorSuccess: '#1c6b3c',
};

const dark: ThemeConfig['token'] = {
  colorPrimary: '#5fc4bd', colorLink: '#5fc4bd', colorPrimaryHover: '#8ad8d2', colorTextLightSolid: '#06201f',
  colorPrimaryBg: '#12302f', colorPrimaryBorder: '#2b6d69',
  colorBgLayout: '#0d1313', colorBgContainer: '#141c1c', colorBgElevated: '#141c1c', colorFillTertiary: '#1a2424',
  colorBorder: '#71807f', colorBorderSecondary: '#273333',
  colorText: '#e7eeed', colorTextSecondary: '#b0bdbc', colorTextTertiary: '#8f9f9e', colorTextPlaceholder: '#8f9f9e',
  colorTextQuaternary: '#8f9f9e',
  colorWarning: '#e8b45a', colorWarningBorder: '#b5831f', colorWarningBg: '#241d0f',
  colorError: '#f08a80', colorSuccess: '#74c795',
};

export function component_theme({ is_dark, narrow, still }: { is_dark: boolean; narrow: boolean; still: boolean }): ThemeConfig {
  return {
    algorithm: is_dark ? antd.darkAlgorithm : antd.defaultAlgorithm,
    token: { ...shared, ...(is_dark ? dark : light), controlHeight: narrow ? 44 : 40, motion: !still },
    components: { Button: { primaryShadow: 'none', fontWeight: 400 } },
  };
}
