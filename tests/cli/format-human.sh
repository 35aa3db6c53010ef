. "$TESTS/cli/format.site"
allclear --now $now check --format human
