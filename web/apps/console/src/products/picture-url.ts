// What a picture shows never changes under its id, so the browser keeps it.
export function pictureUrl(id: string, size: 'large' | 'small'): string {
  return `/v1/pictures/${id}?size=${size}`;
}
