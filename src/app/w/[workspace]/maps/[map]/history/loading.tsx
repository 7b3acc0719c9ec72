export default function Loading() {
  return (
    <main className="min-w-0 p-4" aria-busy="true" aria-label="The history is loading">
      <div className="skel" />
    </main>
  );
}
