/** Whatever else is asked below /api gets the JSON error of the API, not a page for people. */
const unknown = () =>
  Response.json(
    { error: { code: 'not_found', message: 'There is nothing at this address.' } },
    { status: 404, headers: { 'cache-control': 'no-store' } },
  );

export { unknown as DELETE, unknown as GET, unknown as PATCH, unknown as POST, unknown as PUT };
