import type {
  AttributeValue,
  Category,
  FrameId,
  Person,
  ResourceDetail,
  ResourceFeature,
  ResourceVersion,
  Shape,
} from '@/api/emergency';

/** What the form of a resource holds. Attributes and coordinates are texts until they are sent. */
export interface ResourceDraft {
  id: string;
  category: string;
  name: string;
  area: string;
  unit: string;
  contact: string;
  telephone: string;
  others: { name: string; duty: string; telephone: string }[];
  attributes: Record<string, string>;
  frame: FrameId;
  longitude: string;
  latitude: string;
  geometry: string;
}

export function emptyDraft(category: string): ResourceDraft {
  return {
    id: '',
    category,
    name: '',
    area: '',
    unit: '',
    contact: '',
    telephone: '',
    others: [],
    attributes: {},
    frame: 'wgs84',
    longitude: '',
    latitude: '',
    geometry: '',
  };
}

/** A stored resource as a draft: its place is in WGS 84 now, whatever it was delivered in. */
export function draftOf(resource: ResourceDetail): ResourceDraft {
  const isPoint = resource.geometry.type === 'Point';
  return {
    ...emptyDraft(resource.category),
    id: resource.id,
    name: resource.name,
    area: resource.area,
    unit: resource.unit,
    contact: resource.contact,
    telephone: resource.telephone,
    others: resource.others.map((person) => ({ ...person })),
    attributes: Object.fromEntries(Object.entries(resource.attributes).map(([name, value]) => [name, String(value)])),
    longitude: isPoint ? String(resource.longitude) : '',
    latitude: isPoint ? String(resource.latitude) : '',
    geometry: isPoint ? '' : JSON.stringify(resource.geometry),
  };
}

/** @throws SyntaxError if the shape is not JSON */
export function featureOf(draft: ResourceDraft, category: Category | undefined): ResourceFeature {
  const known = category?.attributes ?? {};
  return {
    type: 'Feature',
    properties: {
      id: draft.id.trim(),
      category: draft.category,
      name: draft.name,
      area: draft.area,
      unit: draft.unit,
      contact: draft.contact,
      telephone: draft.telephone,
      others: draft.others.filter(({ name, telephone }) => name || telephone),
      attributes: Object.fromEntries(
        Object.entries(draft.attributes)
          .filter(([, text]) => text !== '')
          .map(([name, text]) => [name, valueOf(known[name]?.type, text)]),
      ),
      frame: draft.frame,
    },
    geometry: draft.geometry.trim()
      ? (JSON.parse(draft.geometry) as Shape)
      : { type: 'Point', coordinates: [Number(draft.longitude), Number(draft.latitude)] },
  };
}

function valueOf(type: string | undefined, text: string): AttributeValue {
  if (type === 'number') return Number(text);
  return type === 'boolean' ? text === 'true' : text;
}

export interface FieldChange {
  readonly field: string;
  readonly before: string;
  readonly after: string;
}

const ABOUT_ITSELF = new Set([
  'id',
  'version',
  'changed_at',
  'changed_by',
  'removed',
  'longitude',
  'latitude',
  'frame',
]);

/** What a version changed of the one before; undefined for the first. */
export function changesOf(version: ResourceVersion, before: ResourceVersion | undefined): FieldChange[] | undefined {
  if (!before) return undefined;
  const [now, then] = [flat(version.body), flat(before.body)];
  return [...new Set([...Object.keys(then), ...Object.keys(now)])]
    .filter((field) => !ABOUT_ITSELF.has(field) && now[field] !== then[field])
    .map((field) => ({ field, before: then[field] ?? '', after: now[field] ?? '' }));
}

function flat(body: ResourceVersion['body']): Record<string, string> {
  const { attributes, others, geometry, ...fields } = body;
  const values: Record<string, unknown> = { ...fields, ...(attributes as object) };
  const people = ((others ?? []) as Person[]).map(({ name, duty, telephone }) =>
    [name, duty, telephone].filter(Boolean).join(' '),
  );
  const texts = Object.fromEntries(
    Object.entries(values).map(([name, value]): [string, string] => [name, String(value as AttributeValue)]),
  );
  return { ...texts, others: people.join('；'), geometry: positions(geometry as Shape | undefined) };
}

/** A short text for a shape: the point itself, or its kind and how many positions it has. */
function positions(shape: Shape | undefined): string {
  if (!shape) return '';
  const text = JSON.stringify(shape.coordinates);
  return shape.type === 'Point' ? text : `${shape.type} (${text.split('],[').length}) ${text.slice(0, 40)}…`;
}
