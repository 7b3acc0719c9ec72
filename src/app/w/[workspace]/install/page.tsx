import { permanentRedirect } from 'next/navigation';

/** Where the keys used to be: bookmarks keep working. */
export default async function InstallPage({ params }: { params: Promise<{ workspace: string }> }) {
  const { workspace } = await params;
  permanentRedirect(`/w/${workspace}/settings/keys`);
}
