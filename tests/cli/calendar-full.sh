# However much planned work there is, what goes on and what is to come is in
# the calendar: of what is past, the newest, as far as there is room.
mkdir -p content/maintenance
cat >content/site.yaml <<-END
title: Example
url: https://status.example.com/
components: [{ id: web, name: Website }]
END
# work NAME STARTS ENDS
work() {
	cat >"content/maintenance/$2-$1.md" <<-END
	---
	title: Work $1
	starts: $2T$3
	ends: $2T$4
	components: [web]
	---
	END
}
build() {
	allclear --now 2026-04-01T12:00Z build -q
	grep -c '^SUMMARY' public/maintenance.ics
}
for i in $(seq 1 203); do
	work "next-$i" "2026-$(printf '%02d' $((5 + i / 28)))-$(printf \
	    '%02d' $((1 + i % 28)))" 09:00Z 10:00Z
done
work going 2026-04-01 09:00Z 15:00Z
work past 2026-03-01 09:00Z 10:00Z
build
tr -d '\r' <public/maintenance.ics |
    grep -e 'Work going' -e 'Work next-1$' -e 'Work past' | sort
for i in $(seq 100 203); do rm content/maintenance/*-next-"$i".md; done
for i in $(seq 1 130); do
	work "old-$i" "2025-$(printf '%02d' $((1 + i / 28)))-$(printf \
	    '%02d' $((1 + i % 28)))" 09:00Z 10:00Z
done
build
