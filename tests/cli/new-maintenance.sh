# Planned work: a proposal that does not pass before somebody looked at it.
run() {
	echo "\$ allclear $*"
	allclear --now 2026-12-30T12:00Z "$@" 2>&1
	echo "status $?"
}
allclear --now 2026-12-01T12:00Z -q init >/dev/null
run new maintenance Move the queue to new machines
run new maintenance Move the queue to new machines
cat content/maintenance/2026-12-31-move-the-queue-to-new-machines.md
run check --format short
sed -i 's/^components:/components: [api]/' content/maintenance/2026-12-31*
run check --format short
