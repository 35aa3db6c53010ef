# A runbook, with the policy's sections and with a team's own.
run() {
	echo "\$ allclear $*"
	allclear --now 2026-12-01T12:00Z "$@" 2>&1
	echo "status $?"
}
allclear --now 2026-12-01T12:00Z -q init >/dev/null
run new runbook "Émigré cache: what's up?"
cat content/runbooks/emigre-cache-whats-up.md
run check --format short

cat >content/policy.yaml <<'END'
extends: operations
runbooks:
  sections:
    - { id: scenario, drop: yes }
    - { id: rollback, drop: yes }
    - { id: call, title: Whom to call, hint: Names and numbers. }
END
run -q new runbook Second
grep -A 2 '^##' content/runbooks/second.md
