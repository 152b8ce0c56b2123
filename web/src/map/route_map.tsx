// The roads of an answer on our own land and rivers: no outside tiles, no boundary lines, no text but our own labels.
import * as maplibregl from 'maplibre-gl';
import 'maplibre-gl/dist/maplibre-gl.css';
import worker from 'maplibre-gl/dist/maplibre-gl-worker.mjs?url';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Plan } from '../api/client';
import { useLanguage } from '../shell/languages';
import { useDark } from '../shell/theme';
import { lines_of, stops_of, type Stop } from './lines';

maplibregl.setWorkerUrl(worker);

interface Props { plan: Plan; chosen: string | undefined }

export default function RouteMap({ plan, chosen }: Props) {
  const { t } = useTranslation();
  const dark = useDark();
  const { code } = useLanguage();
  const box = useRef<HTMLDivElement>(null);
  const [map, set_map] = useState<maplibregl.Map>();
  const [failed, set_failed] = useState(false);
  const [bare, set_bare] = useState(false);

  useEffect(() => {
    let made: maplibregl.Map;
    try {
      made = new maplibregl.Map({
        container: box.current!,
        style: style(),
        center: [85, 45],
        zoom: 2,
        minZoom: 1,
        maxZoom: 9,
        renderWorldCopies: false,
        attributionControl: false,
        dragRotate: false,
        pitchWithRotate: false,
        touchPitch: false,
        cooperativeGestures: true,
        fadeDuration: 0,
        canvasContextAttributes: { preserveDrawingBuffer: true }, // so that it prints
        locale: {
          'Map.Title': t('plan:map'),
          'NavigationControl.ZoomIn': t('plan:map.zoom_in'),
          'NavigationControl.ZoomOut': t('plan:map.zoom_out'),
          'CooperativeGesturesHandler.WindowsHelpText': t('plan:map.scroll'),
          'CooperativeGesturesHandler.MacHelpText': t('plan:map.scroll_mac'),
          'CooperativeGesturesHandler.MobileHelpText': t('plan:map.gesture'),
        },
      });
    } catch {
      set_failed(true);
      return;
    }
    made.touchZoomRotate.disableRotation();
    made.addControl(new maplibregl.NavigationControl({ showCompass: false }), 'top-right');
    made.once('load', () => set_map(made));
    made.on('error', () => set_bare(true)); // land or rivers did not come
    return () => {
      set_map(undefined);
      made.remove();
    };
  }, [dark, code, t]); // colours and words are the map's own: it is made anew with them

  useEffect(() => {
    if (!map) { return; }
    const features = lines_of(plan, chosen);
    void map.getSource<maplibregl.GeoJSONSource>('routes')?.setData({ type: 'FeatureCollection', features });
    const bounds = new maplibregl.LngLatBounds();
    for (const line of features) { line.geometry.coordinates.forEach((at) => bounds.extend(at)); }
    if (!bounds.isEmpty()) { map.fitBounds(bounds, { padding: { top: 48, bottom: 48, left: 64, right: 64 }, maxZoom: 7, animate: false }); }
  }, [map, plan, chosen]);

  useEffect(() => {
    if (!map) { return; }
    const legs = plan.routes.find((route) => route.id === chosen)?.legs ?? [];
    const stops = stops_of(plan, legs);
    const markers = stops.map((stop) => new maplibregl.Marker({ element: stop_element(stop), anchor: 'center' }).setLngLat(stop.at).addTo(map));
    const tidy = () => place_labels(markers.map((marker) => marker.getElement()));
    tidy();
    map.on('moveend', tidy);
    return () => {
      map.off('moveend', tidy);
      markers.forEach((marker) => marker.remove());
    };
  }, [map, plan, chosen]);

  return failed
    ? <p className="map-failed">{t('plan:map.failed')}</p>
    : (
      <>
        <div ref={box} className="map-box" data-ready={map !== undefined} />
        {bare && <p className="map-bare">{t('plan:map.bare')}</p>}
      </>
    );
}

function stop_element(stop: Stop): HTMLElement {
  const element = document.createElement('div');
  element.className = `stop stop-${stop.kind}`;
  if (stop.fill !== undefined) { element.style.setProperty('--fill', `${Math.round(stop.fill * 100)}%`); }
  const mark = document.createElement('i');
  if (stop.kind === 'border') { mark.className = stop.fill === undefined ? 'ring ring-unknown' : 'ring'; }
  const label = document.createElement('span');
  label.textContent = stop.name;
  element.append(mark, label);
  return element;
}

// Each label takes the first free side of its point; where none is free, the point stands without its name.
function place_labels(elements: HTMLElement[]): void {
  const taken: DOMRect[] = elements.map((element) => element.firstElementChild!.getBoundingClientRect());
  for (const element of elements) {
    const label = element.lastElementChild as HTMLElement;
    label.hidden = false; // what is hidden has no size to measure
    const free = ['right', 'left', 'below', 'above'].some((side) => {
      label.dataset.side = side;
      const area = label.getBoundingClientRect();
      const edge = element.closest('.map-box')!.getBoundingClientRect();
      const inside = area.left >= edge.left && area.right <= edge.right && area.top >= edge.top && area.bottom <= edge.bottom;
      return inside && !taken.some((other) => other.left < area.right && area.left < other.right && other.top < area.bottom && area.top < other.bottom);
    });
    label.hidden = !free;
    if (free) { taken.push(label.getBoundingClientRect()); }
  }
}

// A role of tokens.css as the plain colour the map's canvas understands.
function colour(role: string): string {
  const probe = document.createElement('i');
  probe.style.color = `var(--${role})`;
  document.body.append(probe);
  const value = getComputedStyle(probe).color;
  probe.remove();
  return value;
}

function style(): maplibregl.StyleSpecification {
  const chosen: maplibregl.FilterSpecification = ['==', ['get', 'chosen'], true];
  const other: maplibregl.FilterSpecification = ['!=', ['get', 'chosen'], true];
  const rail: maplibregl.FilterSpecification = ['==', ['get', 'mode'], 'rail'];
  const not_rail: maplibregl.FilterSpecification = ['!=', ['get', 'mode'], 'rail'];
  const line = (id: string, filter: maplibregl.FilterSpecification, paint: NonNullable<maplibregl.LineLayerSpecification['paint']>): maplibregl.LineLayerSpecification =>
    ({ id, type: 'line', source: 'routes', filter, paint, layout: { 'line-cap': 'round', 'line-join': 'round' } });
  return {
    version: 8,
    sources: {
      land: { type: 'geojson', data: '/map/land.geojson' },
      rivers: { type: 'geojson', data: '/map/rivers.geojson' },
      routes: { type: 'geojson', data: { type: 'FeatureCollection', features: [] } },
    },
    layers: [
      { id: 'sea', type: 'background', paint: { 'background-color': colour('sea') } },
      { id: 'land', type: 'fill', source: 'land', paint: { 'fill-color': colour('land'), 'fill-antialias': true } },
      { id: 'rivers', type: 'line', source: 'rivers', paint: { 'line-color': colour('river'), 'line-width': 1 } },
      line('other-rail', ['all', other, rail], { 'line-color': colour('other-route'), 'line-width': 1.5 }),
      line('other-road', ['all', other, not_rail], { 'line-color': colour('other-route'), 'line-width': 1.5, 'line-dasharray': [2, 2.5] }),
      line('casing', chosen, { 'line-color': colour('land'), 'line-width': 7 }),
      line('chosen-rail', ['all', chosen, rail], { 'line-color': colour('accent'), 'line-width': 3.5 }),
      line('chosen-road', ['all', chosen, not_rail], { 'line-color': colour('accent'), 'line-width': 3.5, 'line-dasharray': [1.5, 2] }),
    ],
  };
}
